package io.bulkdata.redshiftlocal.catalog;

import io.bulkdata.redshiftlocal.unload.UnloadCommand;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Compression;
import io.bulkdata.redshiftlocal.unload.UnloadOutcome;
import io.bulkdata.redshiftlocal.unload.WrittenFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes what each UNLOAD did on a connection of its own, so that it outlives the UNLOAD's transaction. */
public final class UnloadLog {

    private static final String USER = " FROM pg_roles r WHERE r.rolname = ?";
    private static final String UNLOAD = """
            INSERT INTO pg_catalog.redshift_local_unloads
                   (user_id, query_id, session_id, status, start_time, end_time, file_format, compression_type,
                    unloaded_location, unloaded_rows, unloaded_files_count, unloaded_files_size, error_message)
            SELECT r.oid::bigint::integer, ?, ?, ?, ?, (clock_timestamp() AT TIME ZONE 'UTC'), ?, ?, ?, ?, ?, ?, ?
            """ + USER;
    private static final String FILE = """
            INSERT INTO pg_catalog.redshift_local_unload_files
                   (user_id, query_id, session_id, slice, file_name, start_time, end_time, line_count, transfer_size,
                    file_format)
            SELECT r.oid::bigint::integer, ?, ?, ?, ?, ?, (clock_timestamp() AT TIME ZONE 'UTC'), ?, ?, ?
            """ + USER;

    private final LoadErrorLog.Connections connections;

    public UnloadLog(LoadErrorLog.Connections connections) {
        this.connections = connections;
    }

    /**
     * The UNLOAD that is told about.
     *
     * @param session the process id of its backend
     */
    public record Unload(String user, String database, int session, int query, UnloadCommand command, Instant start) {}

    /** Notes an UNLOAD that went through, though its transaction may still be rolled back. */
    public void completed(Unload unload, UnloadOutcome outcome) throws SQLException {
        try (Connection connection = connections.open(unload.database())) {
            connection.setAutoCommit(false);
            write(connection, unload, outcome, "completed", null);
            writeFiles(connection, unload, outcome);
            connection.commit();
        }
    }

    /** Notes one that did not. */
    public void aborted(Unload unload, String error) throws SQLException {
        try (Connection connection = connections.open(unload.database())) {
            write(connection, unload, new UnloadOutcome(0, List.of()), "aborted", error);
        }
    }

    private static void write(Connection connection, Unload unload, UnloadOutcome outcome, String status, String error)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(UNLOAD)) {
            Compression compression = unload.command().options().compression();
            insert.setInt(1, unload.query());
            insert.setInt(2, unload.session());
            insert.setString(3, status);
            insert.setTimestamp(4, utc(unload.start()));
            insert.setString(5, format(unload));
            insert.setString(6, compression == Compression.NONE ? "" : compression.name());
            insert.setString(7, unload.command().destination().toString());
            insert.setLong(8, outcome.rows());
            insert.setLong(9, outcome.files().size());
            insert.setLong(10, outcome.bytes());
            insert.setString(11, error == null ? null : error.replace('\0', ' '));
            insert.setString(12, unload.user());
            insert.executeUpdate();
        }
    }

    private static void writeFiles(Connection connection, Unload unload, UnloadOutcome outcome) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FILE)) {
            for (WrittenFile file : outcome.files()) {
                insert.setInt(1, unload.query());
                insert.setInt(2, unload.session());
                insert.setInt(3, file.slice());
                insert.setString(4, file.location().toString());
                insert.setTimestamp(5, utc(unload.start()));
                insert.setLong(6, file.lines());
                insert.setLong(7, file.bytes());
                insert.setString(8, format(unload));
                insert.setString(9, unload.user());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String format(Unload unload) {
        return unload.command().options().format().title();
    }

    /** As the column without a time zone shall show it. */
    private static Timestamp utc(Instant moment) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
}
