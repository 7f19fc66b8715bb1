package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.LoadErrorLog;
import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyFailure;
import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.CopyStream;
import io.bulkdata.redshiftlocal.copy.TargetColumn;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.SqlRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Executes COPY: finds the table, streams the files into the backend's own COPY, tells the outcome as Redshift does. */
final class Loader {

    private final Backend backend;
    private final ClientLink client;
    private final Aside aside;
    private final WriteLocks locks;
    private final SessionMemory memory;
    private final SessionFacts facts;
    private final Services services;

    Loader(
            Backend backend,
            ClientLink client,
            Aside aside,
            WriteLocks locks,
            SessionMemory memory,
            SessionFacts facts,
            Services services) {
        this.backend = backend;
        this.client = client;
        this.aside = aside;
        this.locks = locks;
        this.memory = memory;
        this.facts = facts;
        this.services = services;
    }

    /** Answers the client's Execute, well or not. */
    void load(CopyCommand command) throws IOException {
        Optional<List<List<String>>> rows = aside.run(TargetTable.QUERY, TargetTable.sqlName(command));
        if (rows.isEmpty()) {
            return;
        }
        try {
            Optional<TargetTable> table = TargetTable.of(rows.get());
            if (table.isEmpty()) {
                aside.fail(Report.error("42P01", "Cannot COPY into nonexistent table " + command.table()));
                return;
            }
            load(command, table.get());
        } catch (SqlRefusal refusal) {
            aside.fail(Report.error(refusal.sqlState(), refusal.getMessage()));
        }
    }

    private void load(CopyCommand command, TargetTable table) throws IOException {
        List<TargetColumn> columns = table.filledBy(command);
        CopyStream stream = stream(command, columns);
        locks.take(table.sqlName());
        CopyExchange exchange = new CopyExchange(backend, aside);
        if (backend.failed() || !exchange.begin(table.copyStatement(columns, stream.postgresOptions()))) {
            refusedAtOnce(exchange);
            return;
        }
        LoadErrorLog.Load load = new LoadErrorLog.Load(
                facts.user(), facts.database(), facts.processId(), memory.beginCopy(), table.id());
        LoadJournal journal = new LoadJournal(services, load, command, table.name());
        try {
            Optional<CopyOutcome> outcome = exchange.stream(stream, command.source());
            if (outcome.isPresent()) {
                loaded(table, journal, outcome.get());
            } else {
                interrupted(table, journal, command, exchange.error());
            }
        } catch (CopyFailure failure) {
            refused(table, journal, failure);
        }
    }

    private CopyStream stream(CopyCommand command, List<TargetColumn> columns) {
        try {
            return new CopyStream(services.objects(), command.options(), columns);
        } catch (IllegalArgumentException e) {
            throw new SqlRefusal("42601", e.getMessage(), -1);
        }
    }

    private void refusedAtOnce(CopyExchange exchange) throws IOException {
        if (exchange.error() != null) {
            client.error(exchange.error().without(Report.POSITION));
        }
    }

    private void loaded(TargetTable table, LoadJournal journal, CopyOutcome outcome) throws IOException {
        memory.copied(outcome.rows());
        journal.completed(outcome);
        int skipped = outcome.skipped().size();
        if (skipped > 0) {
            warn(table, skipped + " record(s) could not be loaded.  Check 'stl_load_errors' system table for details.");
        }
        long replaced = outcome.replaced().count();
        if (replaced > 0) {
            warn(
                    table,
                    replaced + " record(s) were loaded with replacements made for ACCEPTINVCHARS."
                            + "  Check 'stl_replacements' system table for details.");
        }
        client.notice(
                Report.of("INFO", "00000", completed(table) + outcome.rows() + " record(s) loaded successfully."));
        client.reply(Replies.commandComplete("COPY"));
    }

    private void warn(TargetTable table, String what) throws IOException {
        client.notice(Report.of("WARNING", "01000", completed(table) + what));
    }

    private static String completed(TargetTable table) {
        return "Load into table '" + table.name() + "' completed, ";
    }

    private void refused(TargetTable table, LoadJournal journal, CopyFailure failure) throws IOException {
        journal.failed(failure.errors());
        client.error(
                failure.errors().isEmpty()
                        ? Report.error(ErrorTranslation.INTERNAL_ERROR, failure.getMessage())
                        : loadFailed(table));
    }

    /** PostgreSQL did not take what COPY's own rules had let pass, or was told to stop. */
    private void interrupted(TargetTable table, LoadJournal journal, CopyCommand command, Report error)
            throws IOException {
        if (BackendLoadErrors.isAboutData(error)) {
            journal.failed(List.of(BackendLoadErrors.error(error, command.source())));
            client.error(loadFailed(table));
        } else {
            journal.failed(List.of());
            client.error(error);
        }
    }

    private static Report loadFailed(TargetTable table) {
        return Report.error(
                ErrorTranslation.INTERNAL_ERROR,
                "Load into table '" + table.name() + "' failed.  Check 'stl_load_errors' system table for details.");
    }
}
