package io.bulkdata.redshiftlocal.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Stops what other sessions do. */
public final class RunningQueries {

    private final LoadErrorLog.Connections connections;

    public RunningQueries(LoadErrorLog.Connections connections) {
        this.connections = connections;
    }

    /**
     * Asks PostgreSQL to stop the statement that a session runs; harmless when it runs none.
     *
     * @param session the process id of its backend
     */
    public void stop(String database, int session) throws SQLException {
        try (Connection connection = connections.open(database);
                PreparedStatement stop = connection.prepareStatement("SELECT pg_cancel_backend(?)")) {
            stop.setInt(1, session);
            stop.execute();
        }
    }
}
