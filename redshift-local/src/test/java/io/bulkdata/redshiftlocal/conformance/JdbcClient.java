package io.bulkdata.redshiftlocal.conformance;

import com.amazon.redshift.util.RedshiftException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLException;

/** A JDBC driver: Redshift's or PostgreSQL's. */
final class JdbcClient implements Client {

    private final Connection connection;

    JdbcClient(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Answer run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            List<String> rows = statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
            return new Answer.Done(rows, notices(statement));
        } catch (SQLException e) {
            return new Answer.Failed(e.getSQLState(), position(e), e.getMessage());
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> fields = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                String field = result.getString(i);
                fields.add(field == null ? "NULL" : field.replace("\n", "\\n").replace("\r", "\\r"));
            }
            rows.add(String.join(" | ", fields));
        }
        return rows;
    }

    private static List<String> notices(Statement statement) throws SQLException {
        List<String> notices = new ArrayList<>();
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            notices.add(warning.getMessage());
        }
        return notices;
    }

    private static int position(SQLException failure) {
        if (failure instanceof RedshiftException e && e.getServerErrorMessage() != null) {
            return e.getServerErrorMessage().getPosition();
        }
        if (failure instanceof PSQLException e && e.getServerErrorMessage() != null) {
            return e.getServerErrorMessage().getPosition();
        }
        return 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
