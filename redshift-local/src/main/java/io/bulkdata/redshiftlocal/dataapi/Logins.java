package io.bulkdata.redshiftlocal.dataapi;

import java.sql.SQLException;

/** Gives temporary credentials for a database user. */
@FunctionalInterface
public interface Logins {

    /**
     * Makes credentials, or gives known ones again.
     *
     * @throws SQLException when they cannot be made
     */
    Login login(String databaseUser) throws SQLException;
}
