package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The ways into one warehouse and the PostgreSQL behind it. */
record Subject(RedshiftLocal warehouse) {

    static final String USER = "awsuser";
    static final String PASSWORD = "Password1";

    /** The Redshift driver with TLS, as users have it. */
    String redshiftTls() {
        return warehouse.jdbcUrl();
    }

    String redshiftPlain() {
        return "jdbc:redshift://localhost:" + warehouse.port() + "/dev?ssl=false";
    }

    /** PostgreSQL's own driver to the engine. */
    String direct() {
        return "jdbc:postgresql://localhost:" + warehouse.enginePort() + "/dev";
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, USER, PASSWORD);
    }

    static void run(String url, String... statements) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
