package io.bulkdata.redshiftlocal.engine;

import io.bulkdata.redshiftlocal.catalog.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a fresh server ours: catalogue, user, database, passwords. Run again on kept data it changes only the password. */
final class Installation {

    /** Clear-text passwords travel on the loopback interface only, and the Redshift driver knows no SCRAM. */
    private static final String HOST_BASED_AUTHENTICATION = """
            host all all 127.0.0.1/32 password
            host all all ::1/128 password
            """;

    private static final String TEMPLATE = "template1";

    private final Engine engine;
    private final EngineSettings settings;
    private final DataDirectory data;

    Installation(Engine engine, EngineSettings settings, DataDirectory data) {
        this.engine = engine;
        this.settings = settings;
        this.data = data;
    }

    void run() throws SQLException, IOException {
        // New databases are copies of the template, so they have the catalogue too.
        try (Connection connection = engine.connect(TEMPLATE)) {
            Catalogue.install(connection);
        }
        try (Connection connection = engine.connect("postgres")) {
            makeUser(connection);
            makeDatabase(connection);
            requirePasswords(connection);
        }
    }

    private void makeUser(Connection connection) throws SQLException {
        boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", settings.user());
        String verb = known ? "ALTER ROLE " : "CREATE ROLE ";
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + statement.enquoteIdentifier(settings.user(), true)
                    + " LOGIN CREATEDB CREATEROLE PASSWORD " + statement.enquoteLiteral(settings.password()));
            statement.execute("GRANT pg_monitor, pg_signal_backend, pg_maintain TO "
                    + statement.enquoteIdentifier(settings.user(), true));
        }
    }

    private void makeDatabase(Connection connection) throws SQLException {
        if (exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", settings.database())) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(settings.database(), true) + " OWNER "
                    + statement.enquoteIdentifier(settings.user(), true));
        }
    }

    private void requirePasswords(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD " + statement.enquoteLiteral(data.superuserPassword()));
            Files.writeString(data.postgres().resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
