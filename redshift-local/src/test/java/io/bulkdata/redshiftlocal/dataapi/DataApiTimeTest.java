package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.Blocker;
import io.bulkdata.redshiftlocal.ManualClock;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Management Guide, "Considerations when calling the Amazon Redshift Data API":
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html#data-api-calling-considerations
 */
class DataApiTimeTest {

    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2100-01-01T00:00:00Z"));
    private static final int ACTIVE = 4;
    private static final int RUNNING = 2;
    private static final int SESSIONS = 2;
    private static final long RESULT_BYTES = 100_000;

    private static RedshiftLocal server;
    private static DataApiClient client;
    private static Blocker blocker;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = RedshiftLocal.builder()
                .api(ApiOptions.defaults()
                        .withClock(CLOCK)
                        .withSecret("known", "awsuser", "Password1")
                        .withLimits(new DataApiLimits(RESULT_BYTES, ACTIVE, SESSIONS, RUNNING)))
                .start();
        client = new DataApiClient(server.apiEndpoint(), "dev");
        blocker = new Blocker(server, "dev");
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        blocker.close();
        client.close();
        server.close();
    }

    @Test
    void resultsAreKeptForADay() {
        String id = client.run("SELECT 1").id();

        CLOCK.advance(DataApiLimits.RETENTION.minusSeconds(1));
        assertThat(client.records(id)).hasSize(1);
        CLOCK.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> client.describe(id)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void clientTokenIsRememberedForEightHours() {
        String first = client.submit("SELECT 1", request -> request.clientToken("remembered"));
        client.end(first);

        CLOCK.advance(DataApiLimits.TOKEN_MEMORY.minusSeconds(1));
        assertThat(client.submit("SELECT 1", request -> request.clientToken("remembered")))
                .isEqualTo(first);
        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(client.submit("SELECT 1", request -> request.clientToken("remembered")))
                .isNotEqualTo(first);
    }

    @Test
    void sessionEndsWhenItWasIdleForItsTime() {
        String session = open(60);
        CLOCK.advance(Duration.ofSeconds(59));
        client.end(inSession(session, "SELECT 1"));
        CLOCK.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> inSession(session, "SELECT 1"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Session is not available");
    }

    @Test
    void laterStatementMayProlongItsSession() {
        String session = open(60);
        client.end(client.sdk()
                .executeStatement(request ->
                        request.sessionId(session).sessionKeepAliveSeconds(600).sql("SELECT 1"))
                .id());
        CLOCK.advance(Duration.ofSeconds(599));

        assertThat(client.end(inSession(session, "SELECT 1")).status()).isEqualTo(StatusString.FINISHED);
        CLOCK.advance(Duration.ofMinutes(10));
    }

    @Test
    void sessionEndsAfterADayWhateverItDoes() {
        String session = open(86_400);
        CLOCK.advance(Duration.ofHours(12));
        client.end(inSession(session, "SELECT 1"));
        CLOCK.advance(Duration.ofHours(12));

        assertThatThrownBy(() -> inSession(session, "SELECT 1")).isInstanceOf(ValidationException.class);
    }

    @Test
    void endedSessionLeavesNoConnectionBehind() {
        String session = open(60);
        long processId = client.end(inSession(session, "SELECT 1")).redshiftPid();
        CLOCK.advance(Duration.ofMinutes(1));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(client.rows("SELECT count(*) FROM pg_stat_activity WHERE pid = " + processId))
                                .containsExactly("0"));
    }

    @Test
    void tooManySessionsAreRefused() {
        CLOCK.advance(Duration.ofDays(1));
        open(60);
        open(60);

        assertThatThrownBy(() -> open(60))
                .isInstanceOf(ActiveSessionsExceededException.class)
                .hasMessageContaining("(" + SESSIONS + ")");
        CLOCK.advance(Duration.ofMinutes(1));
        open(60);
        CLOCK.advance(Duration.ofMinutes(1));
    }

    @Test
    void tooManyActiveStatementsAreRefusedAndTheOthersWaitTheirTurn() {
        String[] ids = new String[ACTIVE];
        for (int i = 0; i < ACTIVE; i++) {
            ids[i] = client.submit(Blocker.QUERY);
        }

        assertThatThrownBy(() -> client.submit("SELECT 1"))
                .isInstanceOf(ActiveStatementsExceededException.class)
                .hasMessageContaining("Active statements exceeded the allowed quota (" + ACTIVE + ").");
        DescribeStatementResponse waiting = client.describe(ids[ACTIVE - 1]);
        assertThat(waiting.status()).isEqualTo(StatusString.SUBMITTED);
        assertThat(waiting.redshiftPid()).isZero();
        assertThat(waiting.duration()).isEqualTo(-1);

        for (int i = ACTIVE - 1; i >= 0; i--) {
            String id = ids[i];
            client.sdk().cancelStatement(request -> request.id(id));
            assertThat(client.end(id).status()).isEqualTo(StatusString.ABORTED);
        }
        assertThat(client.run("SELECT 1").resultRows()).isEqualTo(1);
    }

    @Test
    void resultThatIsTooLargeFailsTheStatement() {
        assertThat(client.run("SELECT repeat('x', 50000) FROM generate_series(1, 2)")
                        .resultSize())
                .isEqualTo(RESULT_BYTES);

        DescribeStatementResponse failed =
                client.end(client.submit("SELECT repeat('x', 50000) FROM generate_series(1, 3)"));

        assertThat(failed.status()).isEqualTo(StatusString.FAILED);
        assertThat(failed.error()).startsWith("Database response exceeded size limit");
    }

    @Test
    void onlySecretsOfTheOptionsAreKnownWhenThereAreAny() {
        assertThat(client.end(client.submit("SELECT 1", request -> request.secretArn("known")))
                        .status())
                .isEqualTo(StatusString.FINISHED);
        assertThatThrownBy(() -> client.submit("SELECT 1", request -> request.secretArn("unknown")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("unknown");
    }

    private static String open(int seconds) {
        ExecuteStatementResponse answer = client.sdk()
                .executeStatement(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database("dev")
                        .sessionKeepAliveSeconds(seconds)
                        .sql("SELECT 1"));
        client.end(answer.id());
        return answer.sessionId();
    }

    private static String inSession(String session, String sql) {
        return client.sdk()
                .executeStatement(request -> request.sessionId(session).sql(sql))
                .id();
    }
}
