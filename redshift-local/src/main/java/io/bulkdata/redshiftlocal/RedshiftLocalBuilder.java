package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.copy.DirectoryObjectStore;
import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.S3ObjectStore;
import io.bulkdata.redshiftlocal.engine.EngineSettings;
import io.bulkdata.redshiftlocal.server.Rules;
import io.bulkdata.redshiftlocal.sql.Isolation;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Says how a {@link RedshiftLocal} shall be, then starts it. */
public final class RedshiftLocalBuilder {

    private static final int DEFAULT_SLICES = 2;
    private static final int MOST_SLICES = 128;

    private int port;
    private String user = "awsuser";
    private String password = "Password1";
    private String database = "dev";
    private Isolation isolation = Isolation.SNAPSHOT;
    private Path dataDirectory;
    private boolean durable;
    private boolean tlsRequired;
    private int connectionLimit = Rules.MOST_CONNECTIONS;
    private ObjectStore objects = new NoObjectStore();
    private int slices = DEFAULT_SLICES;
    private Closeable closing = () -> {};
    private ApiOptions api;

    RedshiftLocalBuilder() {}

    /**
     * Where to listen.
     *
     * @param port 0, the default, for any free one; Redshift's own is {@link RedshiftLocal#DEFAULT_PORT}
     */
    public RedshiftLocalBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The owner of the database. */
    public RedshiftLocalBuilder user(String user) {
        this.user = user;
        return this;
    }

    public RedshiftLocalBuilder password(String password) {
        this.password = password;
        return this;
    }

    public RedshiftLocalBuilder database(String database) {
        this.database = database;
        return this;
    }

    /** Of all databases that were not given another; SNAPSHOT, as for new clusters since May 2024, when it is not called. */
    public RedshiftLocalBuilder isolation(Isolation isolation) {
        this.isolation = isolation;
        return this;
    }

    /** Refuses sessions without TLS, as a cluster whose parameter {@code require_ssl} is true. */
    public RedshiftLocalBuilder requireTls() {
        this.tlsRequired = true;
        return this;
    }

    /** How many sessions there may be at a time: 1 to 500, a cluster's own limit, which is the default. */
    public RedshiftLocalBuilder connectionLimit(int connectionLimit) {
        this.connectionLimit = connectionLimit;
        return this;
    }

    /** Keeps the data there for the next start; one server at a time. Without it the data is deleted at the end. */
    public RedshiftLocalBuilder dataDirectory(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        return this;
    }

    /** Keeps what is committed even when PostgreSQL is killed; otherwise a crash of its may take the last second along. */
    public RedshiftLocalBuilder durable() {
        this.durable = true;
        return this;
    }

    /** The S3 that COPY reads and UNLOAD writes, addressed by path. */
    public RedshiftLocalBuilder s3(URI endpoint, String accessKeyId, String secretAccessKey, String region) {
        S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        this.closing = client::close;
        this.objects = new S3ObjectStore(client);
        return this;
    }

    /**
     * A folder as the S3 that COPY reads and UNLOAD writes: the folders in it are the buckets.
     *
     * @throws IOException when it is not there
     */
    public RedshiftLocalBuilder s3(Path folder) throws IOException {
        return s3(new DirectoryObjectStore(folder));
    }

    /** Files of COPY and UNLOAD anywhere else. */
    public RedshiftLocalBuilder s3(ObjectStore objects) {
        this.objects = objects;
        return this;
    }

    /** Also answers AWS SDK clients over HTTP: the Data API and cluster control. Without it no such port is open. */
    public RedshiftLocalBuilder api(ApiOptions options) {
        this.api = options;
        return this;
    }

    /**
     * How many slices the cluster has: an UNLOAD writes as many files at the same time.
     *
     * @param slices 1 to 128; 2 by default, as a cluster of one small node has
     */
    public RedshiftLocalBuilder slices(int slices) {
        if (slices < 1 || slices > MOST_SLICES) {
            throw new IllegalArgumentException("Not a number of slices from 1 to " + MOST_SLICES + ": " + slices);
        }
        this.slices = slices;
        return this;
    }

    /**
     * Starts it; returns when clients can connect.
     *
     * @throws IOException when the engine does not start or the port is taken
     * @throws IllegalArgumentException when the connection limit is out of range
     */
    public RedshiftLocal start() throws IOException {
        EngineSettings settings = new EngineSettings(user, password, database, isolation, dataDirectory, durable);
        RedshiftLocal server =
                RedshiftLocal.start(port, settings, new Rules(tlsRequired, connectionLimit), objects, slices, closing);
        return api == null ? server : server.serve(api, settings);
    }
}
