package io.bulkdata.redshift.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Redshift through JDBC: one connection, kept, checked before each transaction and replaced when it is gone. One transaction
 * at a time.
 */
public final class JdbcWarehouse implements Warehouse {

    private static final int SECONDS_TO_VALIDATE = 5;

    private final Connector connector;
    private Connection kept;
    private Refusals refusals = new Refusals();

    /**
     * With the login that is in the settings.
     *
     * @throws IllegalArgumentException when it is to be got from elsewhere
     */
    public JdbcWarehouse(WarehouseSettings settings) {
        this(settings, logins(settings.ownLogin()));
    }

    /** With logins that are asked for when a connection is opened. */
    public JdbcWarehouse(WarehouseSettings settings, Logins logins) {
        this(new JdbcConnector(settings, logins, Clock.systemUTC()));
    }

    JdbcWarehouse(Connector connector) {
        this.connector = connector;
    }

    @Override
    public synchronized <T> T transaction(Work<T> work) {
        Connection connection = connection();
        JdbcSession session = new JdbcSession(connection);
        T result;
        try {
            connection.setAutoCommit(false);
            result = work.in(session);
        } catch (SQLException e) {
            discard(e);
            throw WarehouseErrors.translate("Cannot begin a transaction", e);
        } catch (WarehouseException e) {
            rollBack(connection, e);
            throw explained(connection, session, e);
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        commit(connection);
        return result;
    }

    @Override
    public synchronized void close() {
        discard(null);
    }

    private static Logins logins(Login login) {
        return () -> login;
    }

    private Connection connection() {
        try {
            if (kept == null || !kept.isValid(SECONDS_TO_VALIDATE)) {
                discard(null);
                kept = connector.open();
                refusals = new Refusals();
            }
            return kept;
        } catch (SQLException e) {
            throw WarehouseErrors.unreachable(e);
        }
    }

    private void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            discard(e);
            throw WarehouseErrors.saysOutcome(e)
                    ? WarehouseErrors.translate("The warehouse refused to commit", e)
                    : new OutcomeUnknownException(e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The work is committed; only the connection cannot be used again.
            discard(e);
        }
    }

    private void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            discard(failure);
        }
    }

    private WarehouseException explained(Connection connection, JdbcSession session, WarehouseException failure) {
        return session.copyFailed() && kept != null ? refusals.explain(new JdbcSession(connection), failure) : failure;
    }

    private void discard(Throwable reason) {
        Connection connection = kept;
        kept = null;
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Opens a connection; a seam for connections that break on purpose. */
    interface Connector {
        Connection open() throws SQLException;
    }
}
