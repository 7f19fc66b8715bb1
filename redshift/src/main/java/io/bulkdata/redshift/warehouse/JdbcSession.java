package io.bulkdata.redshift.warehouse;

import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs statements on one connection and remembers whether a COPY failed. */
final class JdbcSession implements Warehouse.Session {

    private final Connection connection;
    private boolean copyFailed;

    JdbcSession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public long execute(Command command) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(SqlRenderer.render(command));
        } catch (SQLException e) {
            copyFailed = command instanceof Copy;
            throw WarehouseErrors.translate("The warehouse refused " + nameOf(command), e);
        }
    }

    @Override
    public List<Row> query(Query query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(SqlRenderer.render(query))) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw WarehouseErrors.translate("The warehouse refused " + nameOf(query), e);
        }
    }

    boolean copyFailed() {
        return copyFailed;
    }

    private static Row row(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(result.getString(i));
        }
        return new Row(values);
    }

    private static String nameOf(io.bulkdata.redshift.sql.Statement statement) {
        return statement.getClass().getSimpleName();
    }
}
