package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.LoadErrorLog;
import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyFailure;
import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.CopyStream;
import io.bulkdata.redshiftlocal.copy.LoadError;
import io.bulkdata.redshiftlocal.copy.TargetColumn;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.SqlRefusal;
import java.io.IOException;
import java.sql.SQLException;
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
        try {
            Optional<CopyOutcome> outcome = exchange.stream(stream, command.source());
            if (outcome.isPresent()) {
                loaded(table, load, outcome.get());
            } else {
                interrupted(table, load, command, exchange.error());
            }
        } catch (CopyFailure failure) {
            refused(table, load, failure);
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

    private void loaded(TargetTable table, LoadErrorLog.Load load, CopyOutcome outcome) throws IOException {
        memory.copied(outcome.rows());
        if (!outcome.skipped().isEmpty()) {
            log(load, outcome.skipped());
            client.notice(Report.of(
                    "WARNING",
                    "01000",
                    "Load into table '" + table.name() + "' completed, "
                            + outcome.skipped().size()
                            + " record(s) could not be loaded.  Check 'stl_load_errors' system table for details."));
        }
        client.notice(Report.of(
                "INFO",
                "00000",
                "Load into table '" + table.name() + "' completed, " + outcome.rows()
                        + " record(s) loaded successfully."));
        client.reply(Replies.commandComplete("COPY"));
    }

    private void refused(TargetTable table, LoadErrorLog.Load load, CopyFailure failure) throws IOException {
        if (failure.errors().isEmpty()) {
            client.error(Report.error(ErrorTranslation.INTERNAL_ERROR, failure.getMessage()));
        } else {
            log(load, failure.errors());
            client.error(loadFailed(table));
        }
    }

    /** PostgreSQL did not take what COPY's own rules had let pass, or was told to stop. */
    private void interrupted(TargetTable table, LoadErrorLog.Load load, CopyCommand command, Report error)
            throws IOException {
        if (BackendLoadErrors.isAboutData(error)) {
            log(load, List.of(BackendLoadErrors.error(error, command.source())));
            client.error(loadFailed(table));
        } else {
            client.error(error);
        }
    }

    private static Report loadFailed(TargetTable table) {
        return Report.error(
                ErrorTranslation.INTERNAL_ERROR,
                "Load into table '" + table.name() + "' failed.  Check 'stl_load_errors' system table for details.");
    }

    private void log(LoadErrorLog.Load load, List<LoadError> errors) throws IOException {
        try {
            services.loadErrors().write(load, errors);
        } catch (SQLException e) {
            throw new IOException("Cannot write " + errors.size() + " rows into stl_load_errors", e);
        }
    }
}
