package io.bulkdata.redshiftlocal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a query wait: it holds the lock of a table, by a connection that does not go through the server. */
public final class Blocker implements AutoCloseable {

    /** Runs until it is stopped or the blocker is closed. */
    public static final String QUERY = "SELECT count(*) FROM blocked";

    private final Connection connection;

    public Blocker(RedshiftLocal server, String database) throws SQLException {
        connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.enginePort() + "/" + database,
                SharedWarehouse.USER,
                SharedWarehouse.PASSWORD);
        Rows.run(connection, "CREATE TABLE blocked (id int)", "BEGIN", "LOCK blocked");
    }

    /** Whether that process of the warehouse waits for the lock. */
    public boolean blocks(long processId) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + processId)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
