package io.bulkdata.redshiftlocal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.Blocker;
import io.bulkdata.redshiftlocal.ManualClock;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsRequest;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsResponse;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsWithIamResponse;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Amazon Redshift API Reference: DescribeClusters, PauseCluster, ResumeCluster, RebootCluster, GetClusterCredentials.
 * https://docs.aws.amazon.com/redshift/latest/APIReference/Welcome.html
 */
class ClusterTest {

    private static final double SCALE = 10;
    private static final String NAME = "my-cluster";

    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2100-01-01T00:00:00Z"));
    private static RedshiftLocal server;
    private static RedshiftClient client;
    private static RedshiftDataClient data;

    @BeforeAll
    static void start() throws IOException {
        server = RedshiftLocal.builder()
                .api(ApiOptions.defaults()
                        .withClusterIdentifier(NAME)
                        .withAccount("123456789012")
                        .withTimeScale(SCALE)
                        .withClock(CLOCK))
                .start();
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
        client = RedshiftClient.builder()
                .endpointOverride(server.apiEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        data = RedshiftDataClient.builder()
                .endpointOverride(server.apiEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        data.close();
        client.close();
        server.close();
    }

    @BeforeEach
    void makeAvailable() {
        pass(ClusterLifecycle.RESUMING);
        if (cluster().clusterStatus().equals("paused")) {
            client.resumeCluster(request -> request.clusterIdentifier(NAME));
            pass(ClusterLifecycle.RESUMING);
        }
    }

    @Test
    void describeTellsHowToReachTheCluster() throws SQLException {
        Cluster cluster = cluster();

        assertThat(cluster.clusterIdentifier()).isEqualTo(NAME);
        assertThat(cluster.clusterStatus()).isEqualTo("available");
        assertThat(cluster.clusterAvailabilityStatus()).isEqualTo("Available");
        assertThat(cluster.masterUsername()).isEqualTo("awsuser");
        assertThat(cluster.dbName()).isEqualTo("dev");
        assertThat(cluster.clusterCreateTime()).isBeforeOrEqualTo(CLOCK.instant());
        assertThat(cluster.clusterNodes()).hasSize(1);
        assertThat(cluster.clusterNamespaceArn()).startsWith("arn:aws:redshift:eu-central-1:123456789012:namespace:");
        try (Connection connection =
                connect(cluster.endpoint().address(), cluster.endpoint().port(), "awsuser", "Password1")) {
            assertThat(Rows.value(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void describeWithoutAnIdentifierListsAll() {
        assertThat(client.describeClusters().clusters())
                .extracting(Cluster::clusterIdentifier)
                .containsExactly(NAME);
        assertThat(client.describeClustersPaginator().clusters()).hasSize(1);
        assertThat(client.describeClusters().marker()).isNull();
    }

    @Test
    void unknownClusterIsNotFound() {
        assertThatThrownBy(() -> client.describeClusters(request -> request.clusterIdentifier("other")))
                .isInstanceOfSatisfying(ClusterNotFoundException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(404);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cluster other not found.");
                    assertThat(e.requestId()).isNotEmpty();
                });
        assertThatThrownBy(() -> client.pauseCluster(request -> request.clusterIdentifier("other")))
                .isInstanceOf(ClusterNotFoundException.class);
        assertThatThrownBy(() -> credentials(request -> request.clusterIdentifier("other")))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void clusterPausesAndResumesInItsTime() {
        Cluster pausing =
                client.pauseCluster(request -> request.clusterIdentifier(NAME)).cluster();
        assertThat(pausing.clusterStatus()).isEqualTo("pausing");
        assertThat(pausing.clusterAvailabilityStatus()).isEqualTo("Modifying");

        pass(ClusterLifecycle.PAUSING);
        assertThat(cluster().clusterStatus()).isEqualTo("paused");
        assertThat(cluster().clusterAvailabilityStatus()).isEqualTo("Unavailable");

        Cluster resuming =
                client.resumeCluster(request -> request.clusterIdentifier(NAME)).cluster();
        assertThat(resuming.clusterStatus()).isEqualTo("resuming");

        pass(ClusterLifecycle.RESUMING);
        assertThat(cluster().clusterStatus()).isEqualTo("available");
    }

    @Test
    void changeTakesAllOfItsScaledTime() {
        client.pauseCluster(request -> request.clusterIdentifier(NAME));

        CLOCK.advance(scaled(ClusterLifecycle.PAUSING).minusMillis(1));
        assertThat(cluster().clusterStatus()).isEqualTo("pausing");
        CLOCK.advance(Duration.ofMillis(1));
        assertThat(cluster().clusterStatus()).isEqualTo("paused");
    }

    @Test
    void onlyAnAvailableClusterCanBePaused() {
        client.pauseCluster(request -> request.clusterIdentifier(NAME));

        assertThatThrownBy(() -> client.pauseCluster(request -> request.clusterIdentifier(NAME)))
                .isInstanceOfSatisfying(InvalidClusterStateException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("You can only pause an ACTIVE Cluster");
                });
        pass(ClusterLifecycle.PAUSING);
        assertThatThrownBy(() -> client.pauseCluster(request -> request.clusterIdentifier(NAME)))
                .isInstanceOf(InvalidClusterStateException.class);
    }

    @Test
    void onlyAPausedClusterCanBeResumed() {
        assertThatThrownBy(() -> client.resumeCluster(request -> request.clusterIdentifier(NAME)))
                .isInstanceOf(InvalidClusterStateException.class);
        client.pauseCluster(request -> request.clusterIdentifier(NAME));
        assertThatThrownBy(() -> client.resumeCluster(request -> request.clusterIdentifier(NAME)))
                .isInstanceOf(InvalidClusterStateException.class);
    }

    @Test
    void rebootEndsConnectionsAndComesBack() throws SQLException {
        try (Connection connection = connect("awsuser", "Password1")) {
            Cluster rebooting = client.rebootCluster(request -> request.clusterIdentifier(NAME))
                    .cluster();

            assertThat(rebooting.clusterStatus()).isEqualTo("rebooting");
            assertThatThrownBy(() -> Rows.value(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        pass(ClusterLifecycle.REBOOTING);
        try (Connection connection = connect("awsuser", "Password1")) {
            assertThat(Rows.value(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void pauseEndsConnectionsAndKeepsTheData() throws SQLException {
        try (Connection connection = connect("awsuser", "Password1")) {
            Rows.run(connection, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            Rows.run(connection, "BEGIN", "INSERT INTO kept VALUES (2)");
            client.pauseCluster(request -> request.clusterIdentifier(NAME));

            assertThatThrownBy(() -> Rows.value(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect("awsuser", "Password1")).isInstanceOf(SQLException.class);

        pass(ClusterLifecycle.PAUSING);
        assertThatThrownBy(() -> connect("awsuser", "Password1")).isInstanceOf(SQLException.class);
        client.resumeCluster(request -> request.clusterIdentifier(NAME));
        assertThatThrownBy(() -> connect("awsuser", "Password1")).isInstanceOf(SQLException.class);
        pass(ClusterLifecycle.RESUMING);

        try (Connection connection = connect("awsuser", "Password1")) {
            assertThat(Rows.value(connection, "SELECT count(*) FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void dataApiTakesNothingWhileTheClusterIsPaused() {
        client.pauseCluster(request -> request.clusterIdentifier(NAME));

        assertThatThrownBy(() -> data.executeStatement(request ->
                        request.clusterIdentifier(NAME).database("dev").sql("SELECT 1")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("available");
        assertThatThrownBy(() -> data.listTables(
                        request -> request.clusterIdentifier(NAME).database("dev")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void statementThatRunsWhenTheClusterIsPausedFails() throws SQLException {
        try (Blocker blocker = new Blocker(server, "dev")) {
            String id = data.executeStatement(request ->
                            request.clusterIdentifier(NAME).database("dev").sql(Blocker.QUERY))
                    .id();
            long process = await(id, StatusString.STARTED).redshiftPid();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> blocker.blocks(process));

            client.pauseCluster(request -> request.clusterIdentifier(NAME));

            DescribeStatementResponse failed = await(id, StatusString.FAILED);
            assertThat(failed.error()).isNotEmpty();
        }
    }

    @Test
    void temporaryCredentialsLetInAsTheDatabaseUser() throws SQLException {
        run("CREATE USER reporter PASSWORD 'Reporter1'");

        GetClusterCredentialsResponse credentials = credentials(request -> request.dbUser("reporter"));

        assertThat(credentials.dbUser()).isEqualTo("IAM:reporter");
        assertThat(credentials.expiration()).isEqualTo(CLOCK.instant().plusSeconds(900));
        try (Connection connection = connect(credentials.dbUser(), credentials.dbPassword())) {
            assertThat(Rows.value(connection, "SELECT current_user")).isEqualTo("reporter");
        }
    }

    @Test
    void whatTemporaryCredentialsMakeBelongsToTheDatabaseUser() throws SQLException {
        GetClusterCredentialsResponse credentials = credentials(request -> request.dbUser("awsuser"));

        try (Connection connection = connect(credentials.dbUser(), credentials.dbPassword())) {
            Rows.run(connection, "CREATE TABLE owned (id int)");
            assertThat(Rows.value(connection, "SELECT tableowner FROM pg_tables WHERE tablename = 'owned'"))
                    .isEqualTo("awsuser");
        }
    }

    @Test
    void temporaryCredentialsOfAUserWhoIsMissingLetNobodyIn() {
        GetClusterCredentialsResponse credentials = credentials(request -> request.dbUser("missing"));

        assertThatThrownBy(() -> connect(credentials.dbUser(), credentials.dbPassword()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("IAM:missing");
    }

    @Test
    void autoCreateMakesTheUser() throws SQLException {
        GetClusterCredentialsResponse credentials =
                credentials(request -> request.dbUser("fresh").autoCreate(true));

        assertThat(credentials.dbUser()).isEqualTo("IAMA:fresh");
        try (Connection connection = connect(credentials.dbUser(), credentials.dbPassword())) {
            assertThat(Rows.value(connection, "SELECT current_user")).isEqualTo("fresh");
        }
    }

    @Test
    void credentialsAskedForTwiceWorkBoth() throws SQLException {
        GetClusterCredentialsResponse first = credentials(request -> request.dbUser("awsuser"));
        GetClusterCredentialsResponse second =
                credentials(request -> request.dbUser("awsuser").durationSeconds(3600));

        assertThat(second.expiration()).isEqualTo(CLOCK.instant().plusSeconds(3600));
        for (GetClusterCredentialsResponse credentials : new GetClusterCredentialsResponse[] {first, second}) {
            try (Connection connection = connect(credentials.dbUser(), credentials.dbPassword())) {
                assertThat(Rows.value(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void wrongTemporaryPasswordLetsNobodyIn() {
        GetClusterCredentialsResponse credentials = credentials(request -> request.dbUser("awsuser"));

        assertThatThrownBy(() -> connect(credentials.dbUser(), "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void expiredTemporaryCredentialsLetNobodyIn() throws SQLException {
        ManualClock past = new ManualClock(Instant.parse("2020-01-01T00:00:00Z"));
        run("CREATE USER former PASSWORD 'Former1234'");
        TemporaryUsers users = new TemporaryUsers(
                () -> DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + server.enginePort() + "/dev", "awsuser", "Password1"),
                past);

        TemporaryPassword password = users.issue("former", false, Duration.ofMinutes(15));

        assertThatThrownBy(() -> connect(password.login(), password.password())).isInstanceOf(SQLException.class);
        assertThat(password).asString().doesNotContain(password.password());
    }

    @Test
    void credentialsLastFrom15MinutesToAnHour() {
        for (int seconds : new int[] {899, 3601}) {
            assertThatThrownBy(() ->
                            credentials(request -> request.dbUser("awsuser").durationSeconds(seconds)))
                    .isInstanceOf(RedshiftException.class)
                    .hasMessageContaining("DurationSeconds");
        }
    }

    @Test
    void databaseUserMayNotBePublicNorBeginWithADigit() {
        for (String user : new String[] {"PUBLIC", "1st", "a:b", "a/b"}) {
            assertThatThrownBy(() -> credentials(request -> request.dbUser(user)))
                    .isInstanceOf(RedshiftException.class)
                    .hasMessageContaining(user);
        }
    }

    @Test
    void credentialsOfTheCallerAreTheOwners() throws SQLException {
        GetClusterCredentialsWithIamResponse credentials =
                client.getClusterCredentialsWithIAM(request -> request.clusterIdentifier(NAME));

        assertThat(credentials.nextRefreshTime()).isNotNull();
        try (Connection connection = connect(credentials.dbUser(), credentials.dbPassword())) {
            assertThat(Rows.value(connection, "SELECT current_user")).isEqualTo("awsuser");
        }
    }

    @Test
    void parameterThatIsNotKnownIsRefusedInsteadOfIgnored() {
        assertThatThrownBy(
                        () -> credentials(request -> request.dbUser("awsuser").dbGroups("analysts")))
                .isInstanceOf(RedshiftException.class)
                .hasMessageContaining("DbGroups");
        assertThatThrownBy(() -> client.describeClusters(request -> request.tagKeys("x")))
                .isInstanceOf(RedshiftException.class)
                .hasMessageContaining("TagKeys");
    }

    @Test
    void actionThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> client.describeTags())
                .isInstanceOfSatisfying(
                        RedshiftException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"))
                .hasMessageContaining("DescribeTags");
    }

    private static Cluster cluster() {
        return client.describeClusters(request -> request.clusterIdentifier(NAME))
                .clusters()
                .get(0);
    }

    private static GetClusterCredentialsResponse credentials(Consumer<GetClusterCredentialsRequest.Builder> more) {
        return client.getClusterCredentials(
                request -> more.accept(request.clusterIdentifier(NAME).dbUser("awsuser")));
    }

    private static void pass(Duration clusterTime) {
        CLOCK.advance(scaled(clusterTime));
    }

    private static Duration scaled(Duration clusterTime) {
        return Duration.ofNanos((long) (clusterTime.toNanos() / SCALE));
    }

    private static DescribeStatementResponse await(String id, StatusString status) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> data.describeStatement(request -> request.id(id)), found -> found.status() == status);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = connect("awsuser", "Password1")) {
            Rows.run(connection, sql);
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        return connect("localhost", server.port(), user, password);
    }

    private static Connection connect(String host, int port, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:redshift://" + host + ":" + port + "/dev?ssl=false&socketTimeout=60", user, password);
    }
}
