package io.bulkdata.redshiftlocal.catalog;

import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.LoadedFile;
import io.bulkdata.redshiftlocal.copy.Replacement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes what each COPY did on a connection of its own, so that it outlives the COPY's transaction. */
public final class LoadLog {

    private static final String USER = " FROM pg_roles r WHERE r.rolname = ?";
    private static final String LOAD = """
            INSERT INTO pg_catalog.redshift_local_loads
                   (user_id, query_id, session_id, table_id, table_name, data_source, file_format, status,
                    start_time, end_time, loaded_rows, loaded_bytes, error_count, replaced_rows)
            SELECT r.oid::bigint::integer, ?, ?, ?, ?, ?, ?, ?, ?, (clock_timestamp() AT TIME ZONE 'UTC'), ?, ?, ?, ?
            """ + USER;
    private static final String FILE = """
            INSERT INTO pg_catalog.redshift_local_load_files
                   (user_id, query_id, session_id, file_number, file_name, file_format, record_time,
                    lines_scanned, loaded_rows, error_count, bytes_scanned)
            SELECT r.oid::bigint::integer, ?, ?, ?, ?, ?, (clock_timestamp() AT TIME ZONE 'UTC'), ?, ?, ?, ?
            """ + USER;
    private static final String REPLACEMENT = """
            INSERT INTO pg_catalog.redshift_local_replacements
                   (user_id, query_id, session_id, table_id, start_time, file_name, line_number, column_name, raw_line)
            SELECT r.oid::bigint::integer, ?, ?, ?, ?, ?, ?, ?, ?
            """ + USER;

    private final LoadErrorLog.Connections connections;

    public LoadLog(LoadErrorLog.Connections connections) {
        this.connections = connections;
    }

    /**
     * What a COPY was asked for.
     *
     * @param source as the statement names it
     * @param format such as {@code csv}
     */
    public record Asked(String table, String source, String format, Instant start) {}

    /** Notes a COPY that went through, though its transaction may still be rolled back. */
    public void completed(LoadErrorLog.Load load, Asked asked, CopyOutcome outcome) throws SQLException {
        try (Connection connection = connections.open(load.database())) {
            connection.setAutoCommit(false);
            Sums sums = new Sums(
                    "completed",
                    outcome.rows(),
                    outcome.bytes(),
                    outcome.skipped().size(),
                    outcome.replaced().count());
            write(connection, load, asked, sums);
            writeFiles(connection, load, asked, outcome);
            writeReplacements(connection, load, asked, outcome);
            connection.commit();
        }
    }

    /** Notes a COPY that loaded nothing. */
    public void failed(LoadErrorLog.Load load, Asked asked, int errors) throws SQLException {
        try (Connection connection = connections.open(load.database())) {
            write(connection, load, asked, new Sums("failed", 0, 0, errors, 0));
        }
    }

    private record Sums(String status, long rows, long bytes, long errors, long replaced) {}

    private static void write(Connection connection, LoadErrorLog.Load load, Asked asked, Sums sums)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(LOAD)) {
            insert.setInt(1, load.query());
            insert.setInt(2, load.session());
            insert.setLong(3, load.table());
            insert.setString(4, asked.table());
            insert.setString(5, asked.source());
            insert.setString(6, asked.format());
            insert.setString(7, sums.status());
            insert.setTimestamp(8, utc(asked.start()));
            insert.setLong(9, sums.rows());
            insert.setLong(10, sums.bytes());
            insert.setLong(11, sums.errors());
            insert.setLong(12, sums.replaced());
            insert.setString(13, load.user());
            insert.executeUpdate();
        }
    }

    private static void writeFiles(Connection connection, LoadErrorLog.Load load, Asked asked, CopyOutcome outcome)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FILE)) {
            int number = 0;
            for (LoadedFile file : outcome.files()) {
                insert.setInt(1, load.query());
                insert.setInt(2, load.session());
                insert.setInt(3, number++);
                insert.setString(4, file.location().toString());
                insert.setString(5, asked.format());
                insert.setLong(6, file.lines());
                insert.setLong(7, file.rows());
                insert.setLong(8, file.errors());
                insert.setLong(9, file.bytes());
                insert.setString(10, load.user());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void writeReplacements(
            Connection connection, LoadErrorLog.Load load, Asked asked, CopyOutcome outcome) throws SQLException {
        if (outcome.replaced().told().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(REPLACEMENT)) {
            for (Replacement row : outcome.replaced().told()) {
                insert.setInt(1, load.query());
                insert.setInt(2, load.session());
                insert.setLong(3, load.table());
                insert.setTimestamp(4, utc(asked.start()));
                insert.setString(5, row.file().toString());
                insert.setLong(6, row.line());
                insert.setString(7, row.column());
                insert.setString(8, row.rawLine());
                insert.setString(9, load.user());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** As the column without a time zone shall show it. */
    private static Timestamp utc(Instant moment) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
}
