package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.UnloadLog;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.Action;
import io.bulkdata.redshiftlocal.sql.Statement;
import io.bulkdata.redshiftlocal.unload.UnloadColumn;
import io.bulkdata.redshiftlocal.unload.UnloadFailure;
import io.bulkdata.redshiftlocal.unload.UnloadOutcome;
import io.bulkdata.redshiftlocal.unload.UnloadStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Executes UNLOAD: runs its query in the session's own transaction, streams the rows to S3, tells the outcome as Redshift does. */
final class Unloader {

    private final Backend backend;
    private final ClientLink client;
    private final Aside aside;
    private final Transaction transaction;
    private final SessionMemory memory;
    private final SessionFacts facts;
    private final Services services;

    Unloader(
            Backend backend,
            ClientLink client,
            Aside aside,
            Transaction transaction,
            SessionMemory memory,
            SessionFacts facts,
            Services services) {
        this.backend = backend;
        this.client = client;
        this.aside = aside;
        this.transaction = transaction;
        this.memory = memory;
        this.facts = facts;
        this.services = services;
    }

    /** Answers the client's Execute, well or not. */
    void unload(Statement statement, Action.Unload unload) throws IOException {
        UnloadExchange exchange = new UnloadExchange(backend, this::interrupt);
        List<UnloadColumn> columns = exchange.describe(unload.query().sql());
        if (exchange.error() != null) {
            fail(placed(exchange.error(), statement, unload));
            return;
        }
        if (columns.isEmpty()) {
            fail(Report.error("42601", "UNLOAD needs a query that returns rows"));
            return;
        }
        try (UnloadStream stream =
                new UnloadStream(services.objects(), services.unloads().slices(), unload.command(), columns)) {
            unload(unload, exchange, stream);
        } catch (UnloadFailure failure) {
            fail(report(failure));
        }
    }

    private void unload(Action.Unload unload, UnloadExchange exchange, UnloadStream stream)
            throws UnloadFailure, IOException {
        stream.begin();
        UnloadLog.Unload log = new UnloadLog.Unload(
                facts.user(),
                facts.database(),
                facts.processId(),
                memory.beginUnload(),
                unload.command(),
                Instant.now());
        try {
            exchange.run(unload.query().sql(), stream);
            if (exchange.error() == null) {
                unloaded(log, stream.finish());
            } else {
                noteAborted(log, exchange.error().message());
                fail(exchange.error().without(Report.POSITION));
            }
        } catch (UnloadFailure failure) {
            noteAborted(log, failure.getMessage());
            throw failure;
        }
    }

    private void unloaded(UnloadLog.Unload log, UnloadOutcome outcome) throws IOException {
        try {
            services.unloads().log().completed(log, outcome);
        } catch (SQLException e) {
            throw new IOException("Cannot note the unload to " + log.command().destination(), e);
        }
        memory.unloaded(outcome.rows());
        client.notice(Report.of(
                "INFO", "00000", "UNLOAD completed, " + outcome.rows() + " record(s) unloaded successfully."));
        client.reply(Replies.commandComplete("UNLOAD"));
    }

    private void noteAborted(UnloadLog.Unload log, String error) throws IOException {
        try {
            services.unloads().log().aborted(log, error);
        } catch (SQLException e) {
            throw new IOException(
                    "Cannot note the failed unload to " + log.command().destination(), e);
        }
    }

    /** The rows that are left need not be read: they would be thrown away. */
    private void interrupt() throws IOException {
        try {
            services.unloads().running().stop(facts.database(), facts.processId());
        } catch (SQLException e) {
            throw new IOException("Cannot stop the query of an UNLOAD that has failed", e);
        }
    }

    private Report placed(Report error, Statement statement, Action.Unload unload) {
        String position = error.field(Report.POSITION);
        if (position == null) {
            return error;
        }
        int place = statement.position(unload.query().offset(Integer.parseInt(position)));
        return error.with(Report.POSITION, Integer.toString(place));
    }

    private static Report report(UnloadFailure failure) {
        return Report.error(failure.sqlState(), failure.getMessage());
    }

    private void fail(Report report) throws IOException {
        if (backend.failed()) {
            client.error(ErrorTranslation.translate(report, transaction));
        } else {
            aside.fail(report);
        }
    }
}
