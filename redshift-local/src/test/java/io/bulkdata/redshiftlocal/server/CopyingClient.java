package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that copies for ever. */
final class CopyingClient {

    private CopyingClient() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(arguments[0], SharedWarehouse.USER, SharedWarehouse.PASSWORD);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("COPY loaded FROM 's3://killed/endless.csv' IAM_ROLE default CSV");
        }
    }
}
