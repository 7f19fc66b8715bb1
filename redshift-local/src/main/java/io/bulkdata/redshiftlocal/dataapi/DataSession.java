package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that outlives its statements, one of which may run at a time. Safe for use by several threads. */
final class DataSession {

    private static final Logger LOG = LoggerFactory.getLogger(DataSession.class);

    private final String id;
    private final Target target;
    private final Instant createdAt;
    private Duration keepAlive;
    private Instant idleSince;
    private boolean busy;
    private boolean closed;
    private Connection connection;

    DataSession(String id, Target target, Duration keepAlive, Instant createdAt) {
        this.id = id;
        this.target = target;
        this.keepAlive = keepAlive;
        this.createdAt = createdAt;
        this.idleSince = createdAt;
    }

    String id() {
        return id;
    }

    Target target() {
        return target;
    }

    synchronized Duration keepAlive() {
        return keepAlive;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Keeps it for one statement.
     *
     * @param newKeepAlive null when it does not change
     * @throws io.bulkdata.redshiftlocal.http.ApiFailure when another statement runs in it, or its time is over
     */
    synchronized void acquire(Duration newKeepAlive) {
        if (busy || closed) {
            throw Refusals.validation("Session is not available");
        }
        busy = true;
        keepAlive = newKeepAlive == null ? keepAlive : newKeepAlive;
    }

    /** The first statement opens it. */
    synchronized Connection connection(Warehouse warehouse) throws SQLException {
        if (closed) {
            throw new SQLException("Session is not available");
        }
        if (connection == null) {
            connection = warehouse.connect(target);
        }
        return connection;
    }

    synchronized void release(Instant now) {
        busy = false;
        idleSince = now;
        if (connection == null || isBroken()) {
            close();
        }
    }

    /** Ends it when its time is over: idle for too long, or a day old. */
    synchronized void expire(Instant now) {
        boolean idleTooLong = !busy && !now.isBefore(idleSince.plus(keepAlive));
        boolean tooOld = !now.isBefore(createdAt.plusSeconds(DataApiLimits.SESSION_SECONDS));
        if (idleTooLong || tooOld) {
            close();
        }
    }

    synchronized void close() {
        closed = true;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("Cannot close a session of the Data API", e);
        }
    }

    private boolean isBroken() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            LOG.debug("A session of the Data API is broken", e);
            return true;
        }
    }
}
