package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.LambdaProcess;
import io.bulkdata.receiver.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the webhook Lambda prints, line by line: one invocation for each kind of webhook, then the same with a queue that is away. */
class WebhookTelemetryTest {

    private static final String KEY = "acme/full/signatures/20261120/signatures_20261120014346.csv";
    private static final String URL = "https://agra-data-exports-staging.s3.amazonaws.com/" + KEY
            + "?X-Amz-Credential=AKIA5ecre7&X-Amz-Signature=5ecre7";
    private static final String PERSON = "somebody@example.org";

    private static LambdaProcess healthy;
    private static LambdaProcess withoutQueue;
    private static LambdaProcess quiet;

    @BeforeAll
    static void run() throws Exception {
        Surroundings surroundings = new Surroundings();
        String events = TestEnvironment.newQueue();
        String eventsArn = "arn:aws:sqs:us-east-1:000000000000:" + events.substring(events.lastIndexOf('/') + 1);
        Map<String, String> environment = environment(surroundings, "BULKDATA_WEBHOOK_ROUTES", "email.*=" + eventsArn);
        healthy = LambdaProcess.run("webhook", environment, webhooks());
        withoutQueue = LambdaProcess.run(
                "webhook",
                environment(
                        surroundings, "BULKDATA_EXPORTS_QUEUE_URL", surroundings.exportsQueueUrl() + "-that-is-away"),
                List.of(signed(Webhooks.announcing(URL))));
        quiet = LambdaProcess.run(
                "webhook",
                environment(surroundings, "POWERTOOLS_LOG_LEVEL", "WARN"),
                List.of(
                        signed(Webhooks.announcing(URL)),
                        new RestProxyEvent().base64(Webhooks.announcing(URL)).json()));
    }

    private static Map<String, String> environment(Surroundings surroundings, String name, String value) {
        Settings settings = surroundings.settings(Map.of(name, value));
        Map<String, String> environment = new HashMap<>();
        for (String key : List.of(
                "AWS_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ENDPOINT_URL_SQS",
                "AWS_ENDPOINT_URL_SNS",
                "BULKDATA_EXPORTS_QUEUE_URL",
                "BULKDATA_QUARANTINE_QUEUE_URL",
                "BULKDATA_FAILURE_TOPIC_ARN",
                "BULKDATA_WEBHOOK_SECRET",
                "BULKDATA_WEBHOOK_ROUTES",
                "POWERTOOLS_LOG_LEVEL")) {
            settings.value(key).ifPresent(text -> environment.put(key, text));
        }
        environment.put("POWERTOOLS_SERVICE_NAME", "receiver");
        return environment;
    }

    /** Accepted, forged, skipped, forwarded, rejected for its host, and rejected for its form. */
    private static List<byte[]> webhooks() {
        List<byte[]> events = new ArrayList<>();
        events.add(signed(Webhooks.announcing(URL)));
        events.add(new RestProxyEvent().base64(Webhooks.announcing(URL)).json());
        events.add(signed(Webhooks.bytes("{\"type\":\"signature.created\",\"data\":{\"email\":\"" + PERSON + "\"}}")));
        events.add(signed(
                Webhooks.bytes("{\"type\":\"email.open\",\"data\":{\"email\":\"" + PERSON + "\"},\"jid\":\"0ff\"}")));
        events.add(signed(Webhooks.announcing("https://user:5ecre7@evil.example/x.csv?X-Amz-Signature=5ecre7")));
        events.add(signed(Webhooks.bytes("{\"type\":\"" + PERSON + " ?token=5ecre7\",\"jid\":\"" + PERSON + "\"}")));
        events.add(signed(Webhooks.bytes("{\"type\":\"email.open\",\"data\":\"" + PERSON)));
        return events;
    }

    private static byte[] signed(byte[] body) {
        return RestProxyEvent.signed(body).json();
    }

    private static JsonNode line(LambdaProcess process, String message) {
        return process.log().stream()
                .filter(line -> line.path("message").asText().contains(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(message + " is not in\n" + process.output()));
    }

    @Test
    void nothingBelowTheLevelThatIsAskedForIsLogged() {
        assertThat(quiet.metrics()).hasSize(2);
        assertThat(quiet.log())
                .noneMatch(line -> line.path("message").asText().startsWith("Accepted"))
                .anyMatch(line -> line.path("level").asText().equals("WARN"));
    }

    @Test
    void acceptedWebhookIsLoggedWithItsIds() {
        JsonNode line = line(healthy, "Accepted the full export of signatures");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("service").asText()).isEqualTo("receiver");
        assertThat(line.path("function_request_id").asText()).isEqualTo("request-of-the-test");
        assertThat(line.path("function_name").asText()).isEqualTo("bulkdata-test");
        assertThat(line.path("cold_start").isBoolean()).isTrue();
        assertThat(line.path("cold_start").asBoolean()).isTrue();
        assertThat(line.path("function_memory_size").asInt()).isEqualTo(512);
        assertThat(line.path("webhook_id").asText()).isEqualTo("3bae68e1c1c6b418e1a855ec");
        assertThat(line.path("webhook_type").asText()).isEqualTo("data.full_table_exported");
        assertThat(line.path("table").asText()).isEqualTo("signatures");
        assertThat(line.path("export").asText()).endsWith(KEY);
    }

    @Test
    void marksEndWithTheInvocation() {
        JsonNode forged = line(healthy, "was refused");
        assertThat(forged.path("level").asText()).isEqualTo("WARN");
        assertThat(forged.path("cold_start").asBoolean()).isFalse();
        assertThat(forged.has("webhook_id")).isFalse();
        assertThat(forged.has("table")).isFalse();
        JsonNode forwarded = line(healthy, "Forwarded a webhook");
        assertThat(forwarded.path("webhook_type").asText()).isEqualTo("email.open");
        assertThat(forwarded.path("webhook_id").asText()).isEqualTo("0ff");
        assertThat(forwarded.has("table")).isFalse();
    }

    @Test
    void eachInvocationWritesItsMetricsOnce() {
        List<JsonNode> metrics = healthy.metrics();
        assertThat(metrics)
                .extracting(WebhookTelemetryTest::counted)
                .containsExactly(
                        "EnqueueLatency Accepted",
                        "Forged",
                        "Skipped",
                        "Forwarded",
                        "Quarantined Rejected",
                        "Skipped",
                        "Quarantined Rejected");
        assertThat(metrics).allSatisfy(line -> {
            JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
            assertThat(directive.path("Namespace").asText()).isEqualTo("Bulkdata");
            assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Function\"]]");
            assertThat(line.path("Function").asText()).isEqualTo("bulkdata-test");
        });
        assertThat(metrics.get(0).path("Accepted").asDouble()).isEqualTo(1);
        assertThat(metrics.get(0).path("EnqueueLatency").asDouble()).isPositive();
        assertThat(unit(metrics.get(0), "EnqueueLatency")).isEqualTo("Milliseconds");
        assertThat(unit(metrics.get(0), "Accepted")).isEqualTo("Count");
    }

    @Test
    void queueThatIsAwayIsCountedAndLoggedWithItsCause() {
        assertThat(withoutQueue.metrics())
                .extracting(WebhookTelemetryTest::counted)
                .containsExactly("Unavailable");
        JsonNode line = line(withoutQueue, "the sender is asked to come again");
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("webhook_id").asText()).isEqualTo("3bae68e1c1c6b418e1a855ec");
        assertThat(line.path("error").path("name").asText()).endsWith("UnavailableException");
        assertThat(line.path("error").path("stack").asText()).contains("Caused by: ");
    }

    @Test
    void neitherBodiesNorCredentialsAreEverPrinted() {
        assertThat(healthy.output() + withoutQueue.output())
                .doesNotContain("5ecre7")
                .doesNotContain("X-Amz")
                .doesNotContain(PERSON)
                .doesNotContain(Webhooks.SECRET)
                .doesNotContain("aws-local-secret");
    }

    private static String counted(JsonNode line) {
        List<String> names = new ArrayList<>();
        line.path("_aws")
                .path("CloudWatchMetrics")
                .path(0)
                .path("Metrics")
                .forEach(metric -> names.add(metric.path("Name").asText()));
        return String.join(" ", names);
    }

    private static String unit(JsonNode line, String metric) {
        for (JsonNode one : line.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics")) {
            if (one.path("Name").asText().equals(metric)) {
                return one.path("Unit").asText();
            }
        }
        return null;
    }
}
