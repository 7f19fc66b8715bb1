package io.bulkdata.bench.soak;

import io.bulkdata.local.LocalWarehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/**
 * What happens to the warehouse every now and then, in the middle of a COPY, before a COMMIT, in idleness: its sessions end, its cluster is
 * rebooted and takes no connections for a while, or its PostgreSQL is killed and starts anew from what it has written.
 */
final class Breakdowns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Breakdowns.class);
    private static final String SESSIONS = "SELECT process FROM stv_sessions ORDER BY process";
    private static final String CUT =
            "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE process <> pg_backend_pid()";

    private final LocalWarehouse warehouse;
    private final RedshiftClient cluster;
    private final Random random;
    private final Moments moments;

    /** Of the thread of the moments alone. */
    private int number;

    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger reboots = new AtomicInteger();
    private final AtomicInteger crashes = new AtomicInteger();

    /** @param every on average; zero for never */
    Breakdowns(LocalWarehouse warehouse, Duration every, Random random) {
        this.warehouse = warehouse;
        this.random = random;
        this.cluster = RedshiftClient.builder()
                .endpointOverride(warehouse.clusterEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        this.moments = new Moments("breakdowns", every, random, this::happen);
    }

    private void happen() {
        try {
            switch (number++ % 3) {
                case 0 -> crash();
                case 1 -> cut();
                default -> reboot();
            }
        } catch (SQLException | SdkException e) {
            // It is still recovering from the last time.
            LOG.warn("The warehouse could not be disturbed", e);
        }
    }

    private void cut() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(CUT);
            cuts.incrementAndGet();
        }
    }

    private void reboot() {
        cluster.rebootCluster(
                request -> request.clusterIdentifier(warehouse.name().value()));
        reboots.incrementAndGet();
    }

    /** One of its processes is killed: PostgreSQL cannot know what it has left in the memory that they share, ends all others and recovers. */
    private void crash() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<Long> processes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(SESSIONS)) {
                while (rows.next()) {
                    processes.add(rows.getLong(1));
                }
            }
            ProcessHandle.of(processes.get(random.nextInt(processes.size())))
                    .filter(Breakdowns::isPostgres)
                    .filter(ProcessHandle::destroyForcibly)
                    .ifPresent(killed -> crashes.incrementAndGet());
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private Connection connect() throws SQLException {
        WarehouseSettings settings = warehouse.settings();
        return DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().reveal());
    }

    @Override
    public String toString() {
        return "all sessions of the warehouse ended " + cuts + " times, rebooted " + reboots
                + " times, its PostgreSQL killed " + crashes + " times";
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        moments.close();
        cluster.close();
    }
}
