package io.bulkdata.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that copies in a transaction until it is killed. */
final class DyingClient {

    private DyingClient() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = Subject.connect(arguments[0]);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("COPY orphan FROM 's3://bench/signatures.csv' IAM_ROLE default CSV IGNOREHEADER 1");
        }
    }
}
