package io.bulkdata.redshiftlocal.junit;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;

/** The database of one test class. */
public final class TestDatabase {

    private final RedshiftLocal warehouse;
    private final String name;

    private TestDatabase(RedshiftLocal warehouse, String name) {
        this.warehouse = warehouse;
        this.name = name;
    }

    static TestDatabase create(RedshiftLocal warehouse, Class<?> test) {
        String name = test.getSimpleName().toLowerCase(Locale.ROOT) + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        try (Connection connection = connect(warehouse, warehouse.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
        return new TestDatabase(warehouse, name);
    }

    public String name() {
        return name;
    }

    /** For the Redshift driver, which has to be on the class path; user and password are the warehouse's. */
    public String jdbcUrl() {
        return warehouse.jdbcUrl(name);
    }

    /** A new connection through the Redshift driver, the caller's to close. */
    public Connection connect() throws SQLException {
        return connect(warehouse, jdbcUrl());
    }

    private static Connection connect(RedshiftLocal warehouse, String url) throws SQLException {
        return DriverManager.getConnection(url, warehouse.user(), warehouse.password());
    }
}
