package io.bulkdata.redshiftlocal.cluster;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets people connect as a database user for a while: Amazon Redshift API Reference, "GetClusterCredentials". A login of its own,
 * {@code IAM:user}, has the password and becomes the user when it connects. While a password is valid the same one is given again,
 * so that no caller takes it from another. Safe for use by several threads.
 */
public final class TemporaryUsers {

    private static final String PREFIX = "IAM:";
    private static final String CREATING_PREFIX = "IAMA:";
    private static final int PASSWORD_BYTES = 33;

    private final Superuser superuser;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, TemporaryPassword> issued = new HashMap<>();

    /** Connects as somebody who may make users. */
    @FunctionalInterface
    public interface Superuser {
        Connection connect() throws SQLException;
    }

    public TemporaryUsers(Superuser superuser, Clock clock) {
        this.superuser = superuser;
        this.clock = clock;
    }

    /**
     * Issues a password. For a user who does not exist and is not to be created it lets nobody in.
     *
     * @param create whether to create the user if need be
     */
    public synchronized TemporaryPassword issue(String user, boolean create, Duration validity) throws SQLException {
        String login = (create ? CREATING_PREFIX : PREFIX) + user;
        TemporaryPassword password = password(login, clock.instant().plus(validity));
        try (Connection connection = superuser.connect()) {
            boolean exists = exists(connection, user);
            if (!exists && create) {
                run(connection, "CREATE ROLE " + quoted(connection, user) + " LOGIN");
            }
            if (exists || create) {
                allow(connection, user, password);
            }
        }
        issued.put(login, password);
        return password;
    }

    private TemporaryPassword password(String login, Instant expiration) {
        TemporaryPassword known = issued.get(login);
        if (known == null || !clock.instant().isBefore(known.expiration())) {
            return new TemporaryPassword(login, randomPassword(), expiration);
        }
        boolean longer = known.expiration().isAfter(expiration);
        return new TemporaryPassword(login, known.password(), longer ? known.expiration() : expiration);
    }

    private String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void allow(Connection connection, String user, TemporaryPassword password) throws SQLException {
        String login = quoted(connection, password.login());
        if (!exists(connection, password.login())) {
            run(connection, "CREATE ROLE " + login + " IN ROLE " + quoted(connection, user));
            run(connection, "ALTER ROLE " + login + " SET role = " + quoted(connection, user));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + login + " LOGIN PASSWORD " + statement.enquoteLiteral(password.password())
                    + " VALID UNTIL "
                    + statement.enquoteLiteral(password.expiration().toString()));
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
