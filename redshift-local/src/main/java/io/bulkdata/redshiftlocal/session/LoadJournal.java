package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.LoadErrorLog;
import io.bulkdata.redshiftlocal.catalog.LoadLog;
import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.LoadError;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes what becomes of one COPY where the system tables find it. */
final class LoadJournal {

    private final Services services;
    private final LoadErrorLog.Load load;
    private final LoadLog.Asked asked;

    LoadJournal(Services services, LoadErrorLog.Load load, CopyCommand command, String table) {
        this.services = services;
        this.load = load;
        String format = command.options().format().title();
        this.asked = new LoadLog.Asked(table, command.source().toString(), format, Instant.now());
    }

    void completed(CopyOutcome outcome) throws IOException {
        try {
            services.loadErrors().write(load, outcome.skipped());
            services.loads().completed(load, asked, outcome);
        } catch (SQLException e) {
            throw new IOException("Cannot note the load of " + asked.source() + " into " + asked.table(), e);
        }
    }

    /** @param errors none when no row is at fault */
    void failed(List<LoadError> errors) throws IOException {
        try {
            services.loadErrors().write(load, errors);
            services.loads().failed(load, asked, errors.size());
        } catch (SQLException e) {
            throw new IOException("Cannot note the failed load of " + asked.source() + " into " + asked.table(), e);
        }
    }
}
