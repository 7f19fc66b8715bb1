package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** The connection of a session, which was acquired before. */
record SessionPlace(DataSession session, Warehouse warehouse, Clock clock, Runnable afterwards) implements Place {

    @Override
    public Connection open() throws SQLException {
        return session.connection(warehouse);
    }

    @Override
    public void leave() {
        session.release(clock.instant());
        afterwards.run();
    }
}
