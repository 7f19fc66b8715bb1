package io.bulkdata.redshiftlocal.catalog;

import io.bulkdata.redshiftlocal.copy.LoadError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Writes the rows that a COPY refused on a connection of its own, so that they outlive the COPY's transaction. */
public final class LoadErrorLog {

    private static final String INSERT = """
            INSERT INTO pg_catalog.redshift_local_load_errors
                   (user_id, query_id, session_id, table_id, start_time, file_name, line_number, column_name,
                    column_type, column_length, "position", raw_line, raw_field_value, error_code, error_message)
            SELECT r.oid::bigint::integer, ?, ?, ?, (clock_timestamp() AT TIME ZONE 'UTC'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
              FROM pg_roles r WHERE r.rolname = ?
            """;

    private final Connections connections;

    public LoadErrorLog(Connections connections) {
        this.connections = connections;
    }

    /** Opens connections of the superuser. */
    @FunctionalInterface
    public interface Connections {
        Connection open(String database) throws SQLException;
    }

    /**
     * The COPY whose rows these are.
     *
     * @param session the process id of its backend
     */
    public record Load(String user, String database, int session, int query, long table) {}

    /** Writes all errors, or none when that fails. */
    public void write(Load load, List<LoadError> errors) throws SQLException {
        if (errors.isEmpty()) {
            return;
        }
        try (Connection connection = connections.open(load.database());
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (LoadError error : errors) {
                fill(insert, load, error);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void fill(PreparedStatement insert, Load load, LoadError error) throws SQLException {
        insert.setInt(1, load.query());
        insert.setInt(2, load.session());
        insert.setLong(3, load.table());
        insert.setString(4, error.file().toString());
        insert.setLong(5, error.line());
        setText(insert, 6, error.column());
        setText(insert, 7, error.type());
        setText(insert, 8, error.columnLength());
        insert.setInt(9, error.position());
        setText(insert, 10, error.rawLine());
        setText(insert, 11, error.rawValue());
        insert.setInt(12, error.code());
        insert.setString(13, error.reason());
        insert.setString(14, load.user());
    }

    /** PostgreSQL's text holds no zero byte. */
    private static void setText(PreparedStatement insert, int index, String text) throws SQLException {
        if (text == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, text.replace('\0', ' '));
        }
    }
}
