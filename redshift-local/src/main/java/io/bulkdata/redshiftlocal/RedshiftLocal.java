package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.catalog.LoadErrorLog;
import io.bulkdata.redshiftlocal.catalog.LoadLog;
import io.bulkdata.redshiftlocal.catalog.RunningQueries;
import io.bulkdata.redshiftlocal.catalog.UnloadLog;
import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.engine.Engine;
import io.bulkdata.redshiftlocal.engine.EngineSettings;
import io.bulkdata.redshiftlocal.history.History;
import io.bulkdata.redshiftlocal.history.HistoryFile;
import io.bulkdata.redshiftlocal.server.Rules;
import io.bulkdata.redshiftlocal.server.Server;
import io.bulkdata.redshiftlocal.session.Services;
import io.bulkdata.redshiftlocal.session.TableWriters;
import io.bulkdata.redshiftlocal.session.Unloads;
import io.bulkdata.redshiftlocal.tls.ServerIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A running warehouse that speaks Redshift's protocol on this machine. Safe for use by several threads. */
public final class RedshiftLocal implements AutoCloseable {

    /** Where Redshift listens by default. */
    public static final int DEFAULT_PORT = 5439;

    private final Engine engine;
    private final Server server;
    private final AutoCloseable objects;
    private final EngineSettings settings;
    private final Path certificate;
    private Endpoints endpoints;

    private RedshiftLocal(
            Engine engine, Server server, AutoCloseable objects, EngineSettings settings, Path certificate) {
        this.engine = engine;
        this.server = server;
        this.objects = objects;
        this.settings = settings;
        this.certificate = certificate;
    }

    /** Everything has a default: any free port, user awsuser, password Password1, database dev, no S3. */
    public static RedshiftLocalBuilder builder() {
        return new RedshiftLocalBuilder();
    }

    /**
     * Starts one with all defaults.
     *
     * @throws IOException when the engine does not start
     */
    public static RedshiftLocal start() throws IOException {
        return builder().start();
    }

    static RedshiftLocal start(
            int port, EngineSettings settings, Rules rules, ObjectStore objects, int slices, AutoCloseable closing)
            throws IOException {
        Engine engine = Engine.start(settings);
        try {
            ServerIdentity identity = ServerIdentity.create();
            Path certificate = engine.directory().resolve("certificate.pem");
            identity.writeCertificate(certificate);
            Services services = new Services(
                    objects,
                    new LoadErrorLog(engine::connect),
                    new LoadLog(engine::connect),
                    new Unloads(new UnloadLog(engine::connect), new RunningQueries(engine::connect), slices),
                    new AtomicInteger(engine.lastQueryId(settings.database())),
                    new TableWriters(),
                    new History(new HistoryFile(engine.postgresDirectory())));
            Server server = Server.start(
                    port,
                    new Server.Surroundings(engine.port(), settings.database(), identity.context(), services, rules));
            return new RedshiftLocal(engine, server, closing, settings, certificate);
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    public String host() {
        return "localhost";
    }

    public int port() {
        return server.port();
    }

    /**
     * The address for the Redshift driver. It asks for TLS and says which certificate to trust; user and password are the
     * caller's to add.
     */
    public String jdbcUrl() {
        return jdbcUrl(settings.database());
    }

    /** The same for another database. */
    public String jdbcUrl(String database) {
        String trusted = URLEncoder.encode(certificate.toString(), StandardCharsets.UTF_8);
        return "jdbc:redshift://" + host() + ":" + port() + "/" + database
                + "?ssl=true&sslmode=verify-full&sslrootcert=" + trusted;
    }

    /** The owner of the database. */
    public String user() {
        return settings.user();
    }

    public String password() {
        return settings.password();
    }

    /** The server's certificate as PEM, for clients that verify it. It is a new one after each start. */
    public Path certificate() {
        return certificate;
    }

    /** Where the PostgreSQL behind it listens, with the same user, password and database: to compare or to look behind. */
    public int enginePort() {
        return engine.port();
    }

    /** Opens the endpoints for AWS SDK clients. */
    RedshiftLocal serve(ApiOptions options, EngineSettings settings) throws IOException {
        try {
            endpoints = Endpoints.open(options, settings, engine, server);
            return this;
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Where clients of the Data API (RedshiftDataClient) and of cluster control (RedshiftClient) shall go, by their
     * {@code endpointOverride}.
     *
     * @throws IllegalStateException when it was started without {@link RedshiftLocalBuilder#api}
     */
    public URI apiEndpoint() {
        if (endpoints == null) {
            throw new IllegalStateException("redshift-local was started without endpoints for AWS SDK clients");
        }
        return endpoints.uri();
    }

    /** Ends all sessions, which roll back, and stops the engine. Data is kept only in a data directory that was named. */
    @Override
    public void close() throws IOException {
        Endpoints open = endpoints;
        try (engine;
                server;
                open) {
            objects.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot close the S3 client", e);
        }
    }
}
