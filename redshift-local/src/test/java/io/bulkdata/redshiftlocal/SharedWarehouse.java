package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.dataapi.StatementEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The one warehouse of all tests in this JVM, with a database for each test class. */
public final class SharedWarehouse {

    public static final String USER = "awsuser";
    public static final String PASSWORD = "Password1";

    /** Started with the first use, stopped with the JVM. */
    private static final class Started {
        private static final MemoryObjects OBJECTS = new MemoryObjects();
        private static final Queue<StatementEvent> EVENTS = new ConcurrentLinkedQueue<>();
        private static final RedshiftLocal SERVER = start();

        private static RedshiftLocal start() {
            try {
                return RedshiftLocal.builder()
                        .s3(OBJECTS)
                        .api(ApiOptions.defaults().withListener(EVENTS::add))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String database;

    private SharedWarehouse(String database) {
        this.database = database;
    }

    /** Makes the database of a test class. */
    public static SharedWarehouse forTest(Class<?> test) throws SQLException {
        SharedWarehouse warehouse = new SharedWarehouse(test.getSimpleName().toLowerCase(Locale.ROOT));
        try (Connection connection = new SharedWarehouse("dev").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + warehouse.database);
        }
        return warehouse;
    }

    public RedshiftLocal server() {
        return Started.SERVER;
    }

    /** What the listener of the Data API has heard, of all tests. */
    public List<StatementEvent> events() {
        return List.copyOf(Started.EVENTS);
    }

    public MemoryObjects objects() {
        return Started.OBJECTS;
    }

    public String database() {
        return database;
    }

    /** Through the Redshift driver, with TLS. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl().replace("/dev?", "/" + database + "?"), credentials());
    }

    /**
     * Through the Redshift driver, to another database.
     *
     * @param parameter of the driver, as {@code name=value}
     */
    public Connection connect(String otherDatabase, String parameter) throws SQLException {
        String url = server().jdbcUrl().replace("/dev?", "/" + otherDatabase + "?");
        return DriverManager.getConnection(url + "&" + parameter, credentials());
    }

    /** Through the Redshift driver, without TLS. */
    public Connection connectPlain() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:redshift://localhost:" + server().port() + "/" + database + "?ssl=false", credentials());
    }

    /** Through PostgreSQL's own driver. */
    public Connection connectPgjdbc(String parameters) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server().port() + "/" + database + "?" + parameters, credentials());
    }

    private static Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", USER);
        credentials.setProperty("password", PASSWORD);
        // A test that waits for ever shall fail instead.
        credentials.setProperty("socketTimeout", "60");
        return credentials;
    }
}
