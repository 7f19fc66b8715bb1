package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.redshiftlocal.Blocker;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/**
 * Management Guide, "Monitoring events for the Amazon Redshift Data API in Amazon EventBridge":
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html
 */
class StatementEventsTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;
    private static Blocker blocker;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(StatementEventsTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
        blocker = new Blocker(warehouse.server(), warehouse.database());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        blocker.close();
        client.close();
    }

    @Test
    void finishedStatementIsToldAsEventBridgeWould() throws JsonProcessingException {
        String id = client.submit(
                "SELECT 1 UNION ALL SELECT 2",
                request -> request.withEvent(true).statementName("test.testtable"));
        DescribeStatementResponse statement = client.end(id);

        JsonNode event = json(await(id));

        assertThat(event.path("version").asText()).isEqualTo("0");
        assertThat(event.path("id").asText()).isNotEmpty();
        assertThat(event.path("detail-type").asText()).isEqualTo("Redshift Data Statement Status Change");
        assertThat(event.path("source").asText()).isEqualTo("aws.redshift-data");
        assertThat(event.path("account").asText()).isEqualTo("000000000000");
        assertThat(event.path("region").asText()).isEqualTo("eu-central-1");
        assertThat(event.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(event.path("resources").path(0).asText())
                .isEqualTo("arn:aws:redshift:eu-central-1:000000000000:cluster:redshift-local");
        JsonNode detail = event.path("detail");
        assertThat(detail.path("principal").asText()).startsWith("arn:aws:iam::000000000000:user/");
        assertThat(detail.path("statementName").asText()).isEqualTo("test.testtable");
        assertThat(detail.path("statementId").asText()).isEqualTo(id);
        assertThat(detail.path("redshiftQueryId").asLong()).isEqualTo(statement.redshiftQueryId());
        assertThat(detail.path("state").asText()).isEqualTo("FINISHED");
        assertThat(detail.path("rows").asInt()).isEqualTo(2);
        assertThat(Instant.ofEpochSecond(detail.path("expireAt").asLong()))
                .isEqualTo(statement.updatedAt().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void failedStatementIsTold() {
        String id = client.submit("SELECT 1 / 0", request -> request.withEvent(true));

        assertThat(await(id).state()).isEqualTo("FAILED");
    }

    @Test
    void abortedStatementIsTold() {
        String id = client.submit(Blocker.QUERY, request -> request.withEvent(true));
        client.sdk().cancelStatement(request -> request.id(id));

        assertThat(await(id).state()).isEqualTo("ABORTED");
    }

    @Test
    void batchIsToldOnce() {
        String id = client.submitBatch(List.of("SELECT 1", "SELECT 2"), request -> request.withEvent(true));
        client.end(id);

        assertThat(await(id).state()).isEqualTo("FINISHED");
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void withoutWithEventNothingIsTold() {
        String quiet = client.run("SELECT 1").id();
        String told = client.submit("SELECT 1", request -> request.withEvent(true));

        await(told);

        assertThat(events(quiet)).isEmpty();
    }

    private static StatementEvent await(String id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> events(id), events -> !events.isEmpty())
                .get(0);
    }

    private static List<StatementEvent> events(String id) {
        return warehouse.events().stream()
                .filter(event -> event.statementId().equals(id))
                .toList();
    }

    private static JsonNode json(StatementEvent event) throws JsonProcessingException {
        return new ObjectMapper().readTree(event.json());
    }
}
