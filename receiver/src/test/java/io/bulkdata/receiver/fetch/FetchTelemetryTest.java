package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.LambdaProcess;
import io.bulkdata.receiver.TestEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the fetch Lambda prints: an export that is stored, one that has expired, one whose host is gone, and a message that is none. */
class FetchTelemetryTest {

    private static final byte[] CSV = "id,email\n1,somebody@example.org\n".getBytes(StandardCharsets.UTF_8);
    private static final String PATH = "/acme/full/signatures/20261120/signatures_20261120014346.csv";
    private static final String QUERY = "?X-Amz-Credential=AKIA5ecre7&X-Amz-Signature=5ecre7";

    private static LambdaProcess process;

    @BeforeAll
    static void run() throws Exception {
        HttpServer server = server();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            process = LambdaProcess.run(
                    "fetch",
                    environment(host),
                    List.of(
                            request("http://" + host + PATH + QUERY),
                            request("http://" + host + "/expired.csv" + QUERY),
                            request("https://127.0.0.1:1/gone.csv" + QUERY),
                            ("{\"url\":\"http://" + host + PATH + QUERY + "\"}").getBytes(StandardCharsets.UTF_8)));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals(PATH);
            exchange.sendResponseHeaders(there ? 200 : 403, there ? CSV.length : -1);
            if (there) {
                exchange.getResponseBody().write(CSV);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Map<String, String> environment(String host) {
        String topic = TestEnvironment.aws()
                .sns()
                .createTopic(create -> create.name("failure-" + UUID.randomUUID()))
                .topicArn();
        Settings settings = TestEnvironment.settings(Map.of());
        Map<String, String> environment = new HashMap<>(Map.of(
                "BULKDATA_LANDING_BUCKET",
                TestEnvironment.newBucket(),
                "BULKDATA_QUARANTINE_QUEUE_URL",
                TestEnvironment.newQueue(),
                "BULKDATA_FAILURE_TOPIC_ARN",
                topic,
                "BULKDATA_PLAIN_HTTP_HOSTS",
                host));
        for (String name : List.of(
                "AWS_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ENDPOINT_URL_S3",
                "AWS_ENDPOINT_URL_SQS",
                "AWS_ENDPOINT_URL_SNS")) {
            environment.put(name, settings.value(name).orElseThrow());
        }
        return environment;
    }

    private static byte[] request(String url) {
        return Json.write(new ExportRequest(
                        ExportKind.FULL, new TableName("signatures"), URI.create(url), null, "0ff1ce", Instant.now()))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void storedExportIsLoggedWithItsIdsAndItsKey() {
        JsonNode line = process.log().stream()
                .filter(one -> one.path("message").asText().startsWith("Stored the"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(process.output()));
        assertThat(line.path("webhook_id").asText()).isEqualTo("0ff1ce");
        assertThat(line.path("webhook_type").asText()).isEqualTo("data.full_table_exported");
        assertThat(line.path("table").asText()).isEqualTo("signatures");
        assertThat(line.path("export").asText()).isEqualTo("exports" + PATH);
        assertThat(line.path("function_request_id").asText()).isEqualTo("request-of-the-test");
        assertThat(line.path("cold_start").asBoolean()).isTrue();
    }

    @Test
    void storedExportIsMeasured() {
        JsonNode line = process.metrics().get(0);
        assertThat(line.path("BytesFetched").asLong()).isEqualTo(CSV.length);
        assertThat(line.path("FetchSeconds").isNumber()).isTrue();
        assertThat(line.path("ExportAge").asDouble()).isPositive();
        assertThat(line.path("_aws").toString()).contains("\"Namespace\":\"Bulkdata\"", "[[\"Function\"]]");
    }

    @Test
    void failuresAreCountedByClassAndWhatIsKeptIsCounted() {
        List<String> counted = new ArrayList<>();
        for (JsonNode line : process.metrics().subList(1, process.metrics().size())) {
            counted.add(
                    line.has("FetchFailed")
                            ? "FetchFailed " + line.path("Class").asText()
                            : "Quarantined");
            assertThat(line.path("Function").asText()).isEqualTo("bulkdata-test");
        }
        assertThat(counted)
                .containsExactly(
                        "FetchFailed GONE", "Quarantined", "FetchFailed CONFIGURATION", "Quarantined", "Quarantined");
    }

    @Test
    void neitherRowsNorCredentialsAreEverPrinted() {
        assertThat(process.output())
                .doesNotContain("5ecre7")
                .doesNotContain("X-Amz")
                .doesNotContain("somebody@example.org")
                .doesNotContain("aws-local-secret");
    }
}
