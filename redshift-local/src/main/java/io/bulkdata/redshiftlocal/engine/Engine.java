package io.bulkdata.redshiftlocal.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL of our own, set up to behave like Redshift where settings can do it. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final String HOST = "127.0.0.1";

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres postgres;
    private final DataDirectory data;
    private final Watchdog watchdog;
    private final Thread atExit = new Thread(this::closeAtExit, "redshift-local-engine-stop");
    private boolean closed;

    private Engine(EmbeddedPostgres postgres, DataDirectory data, Watchdog watchdog) {
        this.postgres = postgres;
        this.data = data;
        this.watchdog = watchdog;
    }

    /**
     * Starts PostgreSQL and makes the user and the database.
     *
     * @throws IOException when the server does not come up
     */
    public static Engine start(EngineSettings settings) throws IOException {
        DataDirectory data = DataDirectory.prepare(settings.dataDirectory());
        FormerServer.await(data.postgres());
        Watchdog watchdog = Watchdog.start(data.root(), data.isTemporary());
        Engine engine = new Engine(postgres(data, settings, watchdog), data, watchdog);
        Runtime.getRuntime().addShutdownHook(engine.atExit);
        try {
            new Installation(engine, settings, data).run();
            return engine;
        } catch (SQLException | IOException | RuntimeException e) {
            engine.closeAfter(e);
            throw e instanceof IOException io ? io : new IOException("Cannot set up the embedded PostgreSQL", e);
        }
    }

    private static EmbeddedPostgres postgres(DataDirectory data, EngineSettings settings, Watchdog watchdog)
            throws IOException {
        try {
            return PostgresProcess.start(data, settings.isolation(), settings.durable());
        } catch (IOException | RuntimeException e) {
            watchdog.close();
            data.close();
            throw e;
        }
    }

    public int port() {
        return postgres.getPort();
    }

    /** A connection of the superuser, for what no client may do. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", data.superuserPassword());
        properties.setProperty("ApplicationName", "redshift-local");
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port() + "/" + database, properties);
    }

    /** The highest query id that was ever logged there. */
    public int lastQueryId(String database) throws IOException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT greatest(100, (SELECT max(query_id) FROM pg_catalog.redshift_local_load_errors),"
                                + " (SELECT max(query_id) FROM pg_catalog.redshift_local_loads))")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IOException("Cannot read the last query id of " + database, e);
        }
    }

    /** Where files that belong to this engine can be put. */
    public Path directory() {
        return data.root();
    }

    /** PostgreSQL's own folder, from which its superuser may read. */
    public Path postgresDirectory() {
        return data.postgres();
    }

    /** Also done when the JVM ends; the second time nothing happens. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (watchdog) {
            postgres.close();
        } finally {
            data.close();
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            LOG.warn("Cannot stop the embedded PostgreSQL cleanly", e);
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
