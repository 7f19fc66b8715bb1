package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** A warehouse on a laptop: where it is, who logs in, and where it can be paused and resumed as a cluster. */
public final class LocalWarehouse implements AutoCloseable {

    private static final String USER = "awsuser";
    private static final String PASSWORD = "Password1";
    private static final String DATABASE = "dev";

    private final WarehouseName name;
    private final RedshiftLocal redshift;

    private LocalWarehouse(WarehouseName name, RedshiftLocal redshift) {
        this.name = name;
        this.redshift = redshift;
    }

    static LocalWarehouse start(WarehouseName name, AwsLocal aws, int port) {
        Map<String, String> environment = aws.environment();
        try {
            RedshiftLocal redshift = RedshiftLocal.builder()
                    .port(port)
                    .durable()
                    .api(ApiOptions.defaults().withAccount(AwsLocal.ACCOUNT).withClusterIdentifier(name.value()))
                    .s3(
                            aws.s3Endpoint(),
                            environment.get("AWS_ACCESS_KEY_ID"),
                            environment.get("AWS_SECRET_ACCESS_KEY"),
                            environment.get("AWS_REGION"))
                    .user(USER)
                    .password(PASSWORD)
                    .database(DATABASE)
                    .start();
            return new LocalWarehouse(name, redshift);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the warehouse " + name + " on port " + port, e);
        }
    }

    /** As in rules and targets; also the identifier of its cluster. */
    public WarehouseName name() {
        return name;
    }

    /** Where it is and who logs in. */
    public WarehouseSettings settings() {
        return new WarehouseSettings(redshift.jdbcUrl(), USER, new Secret(PASSWORD));
    }

    /** Where a RedshiftClient of the AWS SDK pauses, resumes and reboots its cluster, a minute in a second. */
    public URI clusterEndpoint() {
        return redshift.apiEndpoint();
    }

    /** A connection of its own, with all rights; the caller closes it. */
    public Warehouse open() {
        return new JdbcWarehouse(settings());
    }

    /** What to type to look for yourself. */
    public String psql() {
        return "PGPASSWORD=%s psql -h 127.0.0.1 -p %d -U %s %s".formatted(PASSWORD, redshift.port(), USER, DATABASE);
    }

    /** As the functions are told of it. */
    Map<String, String> environment() {
        return Map.of(
                "BULKDATA_WAREHOUSE_NAME",
                name.value(),
                "BULKDATA_WAREHOUSE_URL",
                redshift.jdbcUrl(),
                "BULKDATA_WAREHOUSE_USER",
                USER,
                "BULKDATA_WAREHOUSE_PASSWORD",
                PASSWORD);
    }

    @Override
    public void close() throws IOException {
        redshift.close();
    }
}
