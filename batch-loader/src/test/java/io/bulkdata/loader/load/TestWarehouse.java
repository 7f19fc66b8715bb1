package io.bulkdata.loader.load;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.loader.TestAws;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The warehouse of all tests, started once; each test has a schema of its own. */
public final class TestWarehouse {

    private static final String USER = "awsuser";
    private static final String PASSWORD = "Password1";
    private static final RedshiftLocal LOCAL = start();

    /** Kept, since tests ask often; in clear, since TLS costs more than what they ask. */
    private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

    private TestWarehouse() {}

    public static WarehouseSettings settings() {
        return new WarehouseSettings(LOCAL.jdbcUrl(), USER, new Secret(PASSWORD));
    }

    /** What settings need to reach it. */
    public static Map<String, String> environment() {
        return Map.of(
                "BULKDATA_WAREHOUSE_URL", LOCAL.jdbcUrl(),
                "BULKDATA_WAREHOUSE_USER", USER,
                "BULKDATA_WAREHOUSE_PASSWORD", PASSWORD);
    }

    /** What settings need to reach another database of it. */
    static Map<String, String> environment(String database) {
        return Map.of(
                "BULKDATA_WAREHOUSE_URL", LOCAL.jdbcUrl(database),
                "BULKDATA_WAREHOUSE_USER", USER,
                "BULKDATA_WAREHOUSE_PASSWORD", PASSWORD);
    }

    /** Runs a statement in another database. */
    static void executeIn(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(LOCAL.jdbcUrl(database), USER, PASSWORD)) {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement. */
    public static void execute(String sql) {
        kept(sql, connection -> {
            execute(connection, sql);
            return List.of();
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows as texts, columns separated by a bar. */
    public static List<String> rows(String sql) {
        return kept(sql, connection -> rows(connection, sql));
    }

    static List<String> rowsIn(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(LOCAL.jdbcUrl(database), USER, PASSWORD)) {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    private static List<String> kept(String sql, Work work) {
        try {
            Connection idle = IDLE.poll();
            Connection connection = idle == null ? DriverManager.getConnection(urlInClear(), USER, PASSWORD) : idle;
            try {
                return work.on(connection);
            } finally {
                if (!connection.isClosed()) {
                    IDLE.add(connection);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The address of the warehouse for who uses no TLS. */
    public static String urlInClear() {
        return LOCAL.jdbcUrl().replaceFirst("\\?.*", "?ssl=false");
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(LOCAL.jdbcUrl(), USER, PASSWORD);
    }

    private static RedshiftLocal start() {
        AwsLocal aws = TestAws.local();
        Map<String, String> environment = aws.environment();
        try {
            return RedshiftLocal.builder()
                    .port(0)
                    .s3(
                            aws.s3Endpoint(),
                            environment.get("AWS_ACCESS_KEY_ID"),
                            environment.get("AWS_SECRET_ACCESS_KEY"),
                            AwsLocal.REGION)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done by a connection; its rows. */
    @FunctionalInterface
    private interface Work {
        List<String> on(Connection connection) throws SQLException;
    }
}
