package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the warehouse what databases, schemas, tables and columns it has. */
final class MetadataQuery {

    private static final String QUERY_CANCELED = "57014";
    private static final int TIMEOUT_SECONDS = 60;

    private final Warehouse warehouse;

    MetadataQuery(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query with text parameters.
     *
     * @throws io.bulkdata.redshiftlocal.http.ApiFailure when the warehouse lets nobody in, takes too long or refuses
     */
    <T> List<T> rows(Target target, String sql, List<String> parameters, RowReader<T> reader) {
        warehouse.checkAvailable();
        try (Connection connection = connect(target);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw QUERY_CANCELED.equals(e.getSQLState())
                    ? Refusals.queryTimeout()
                    : Refusals.validation(e.getMessage());
        }
    }

    private Connection connect(Target target) {
        try {
            return warehouse.connect(target);
        } catch (SQLException e) {
            throw Refusals.databaseConnection(e.getMessage());
        }
    }
}
