package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a statement runs: a connection of its own, or that of a session. */
interface Place {

    /**
     * Connects, if that was not done before.
     *
     * @throws SQLException when the warehouse lets nobody in
     */
    Connection open() throws SQLException;

    /** Called once, whether it was opened or not. */
    void leave() throws SQLException;
}
