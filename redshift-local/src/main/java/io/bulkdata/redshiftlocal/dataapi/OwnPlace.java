package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection for one statement. */
final class OwnPlace implements Place {

    private final Warehouse warehouse;
    private final Target target;
    private Connection connection;

    OwnPlace(Warehouse warehouse, Target target) {
        this.warehouse = warehouse;
        this.target = target;
    }

    @Override
    public Connection open() throws SQLException {
        connection = warehouse.connect(target);
        return connection;
    }

    @Override
    public void leave() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
