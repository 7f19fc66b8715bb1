package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** Runs one SQL statement and reads what it gives. */
final class StepExecutor {

    private final ResultReader reader;

    StepExecutor(ResultReader reader) {
        this.reader = reader;
    }

    /** @param state told what runs, so that it can be cancelled */
    Outcome execute(Connection connection, BoundSql sql, ResultFormat format, StatementState state)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
            bind(statement, sql.values());
            state.running(statement);
            boolean hasRows = statement.execute();
            // Before the metadata, which asks the warehouse too.
            long queryId = lastQueryId(connection);
            if (!hasRows) {
                return new Outcome(Math.max(0, statement.getUpdateCount()), queryId, null);
            }
            try (ResultSet rows = statement.getResultSet()) {
                StoredResult result = reader.read(rows, format);
                return new Outcome(result.rows(), queryId, result);
            }
        }
    }

    /** Without a type, so that the warehouse chooses it. */
    private static void bind(PreparedStatement statement, List<String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i), Types.OTHER);
        }
    }

    private static long lastQueryId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_last_query_id()")) {
            rows.next();
            return Math.max(0, rows.getLong(1));
        }
    }
}
