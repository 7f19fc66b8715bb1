package io.bulkdata.receiver.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.TestEnvironment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/** The whole Lambda with a real S3 server, from a batch of messages to the objects. */
class FetchHandlerTest {

    private static final String QUERY = "?X-Amz-Signature=5ecre7";

    @RegisterExtension
    private final WireMockExtension web = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final String bucket = TestEnvironment.newBucket();
    private final String quarantine = TestEnvironment.newQueue();
    private final String topic = TestEnvironment.aws()
            .sns()
            .createTopic(request -> request.name("failure-" + UUID.randomUUID()))
            .topicArn();

    private int receives = 1;

    private FetchHandler handler(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "BULKDATA_LANDING_BUCKET", bucket,
                "BULKDATA_QUARANTINE_QUEUE_URL", quarantine,
                "BULKDATA_FAILURE_TOPIC_ARN", topic,
                "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1:" + web.getPort()));
        all.putAll(more);
        return new FetchHandler(TestEnvironment.settings(all));
    }

    private String message(String path) {
        return message(path, null);
    }

    private String message(String path, S3Object source) {
        URI url = URI.create("http://127.0.0.1:" + web.getPort() + path + QUERY);
        return Json.write(new ExportRequest(
                ExportKind.INCREMENTAL,
                new TableName("petitions"),
                url,
                source,
                "9c0ffee1c1c6b418e1a855ab",
                Instant.EPOCH));
    }

    /** Empties the quarantine. */
    private List<Quarantined> quarantined() {
        List<Quarantined> all = new ArrayList<>();
        List<Message> some;
        do {
            some = TestEnvironment.aws()
                    .sqs()
                    .receiveMessage(request -> request.queueUrl(quarantine).maxNumberOfMessages(10))
                    .messages();
            some.forEach(message -> all.add(Json.read(message.body(), Quarantined.class)));
        } while (!some.isEmpty());
        return all;
    }

    private SQSEvent event(String... bodies) {
        List<SQSMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("message-" + messages.size());
            message.setBody(body);
            message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(receives)));
            messages.add(message);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    private List<String> failures(FetchHandler handler, String... bodies) {
        return handler.handleRequest(event(bodies), null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private List<String> keys() {
        return TestEnvironment.aws().s3().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(software.amazon.awssdk.services.s3.model.S3Object::key)
                .toList();
    }

    private String stored(String key) {
        return TestEnvironment.aws()
                .s3()
                .getObjectAsBytes(object -> object.bucket(bucket).key(key))
                .asUtf8String();
    }

    @Test
    void everyMessageIsStoredOrQuarantinedOrComesAgain() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/a.csv"))
                .willReturn(aResponse().withBody("id\n1\n")));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/b.csv"))
                .willReturn(aResponse().withStatus(403)));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/c.csv"))
                .willReturn(aResponse().withBody("id\n3\n")));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/d.csv"))
                .willReturn(aResponse().withBody("<html>").withHeader("Content-Type", "text/html")));
        List<String> failures = failures(
                handler(Map.of()),
                message("/acme/incremental/petitions/20261120/a.csv"),
                message("/acme/incremental/petitions/20261120/b.csv"),
                "no json",
                "{}",
                message("/acme/incremental/petitions/20261120/c.csv"),
                message("/acme/incremental/petitions/20261120/d.csv"));
        assertThat(failures).containsExactly("message-5");
        assertThat(quarantined())
                .extracting(Quarantined::failureClass, Quarantined::file)
                .containsExactlyInAnyOrder(
                        tuple(FailureClass.GONE, "127.0.0.1/acme/incremental/petitions/20261120/b.csv"),
                        tuple(FailureClass.DATA, null),
                        tuple(FailureClass.DATA, null));
        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "exports/acme/incremental/petitions/20261120/a.csv",
                        "exports/acme/incremental/petitions/20261120/c.csv");
        assertThat(stored("exports/acme/incremental/petitions/20261120/c.csv")).isEqualTo("id\n3\n");
    }

    @Test
    void secondDeliveryMakesNoSecondObject() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("id\n1\n")));
        String message = message("/acme/incremental/petitions/20261120/a.csv");
        assertThat(failures(handler(Map.of()), message, message)).isEmpty();
        assertThat(keys()).containsExactly("exports/acme/incremental/petitions/20261120/a.csv");
    }

    @Test
    void organisationOfTheSettingsIsForAddressesThatDoNotTell() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("id\n1\n")));
        assertThat(failures(handler(Map.of("BULKDATA_ORGANISATION", "mine")), message("/x.csv")))
                .isEmpty();
        assertThat(keys()).containsExactly("exports/mine/incremental/petitions/19700101/x.csv");
    }

    @Test
    void exportInsideS3IsCopiedAndTheWebIsLeftAlone() {
        String source = TestEnvironment.newBucket();
        String key = "acme/incremental/petitions/20261120/a.csv";
        TestEnvironment.aws()
                .s3()
                .putObject(object -> object.bucket(source).key(key), RequestBody.fromString("id\n1\n"));
        FetchHandler handler = handler(Map.of("BULKDATA_SOURCE_BUCKETS", source));
        assertThat(failures(handler, message("/" + key, new S3Object(source, key))))
                .isEmpty();
        assertThat(stored("exports/" + key)).isEqualTo("id\n1\n");
        assertThat(web.getAllServeEvents()).isEmpty();
    }

    @Test
    void exportThatIsNotInsideS3ComesFromItsAddress() {
        String key = "acme/incremental/petitions/20261120/a.csv";
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("id\n1\n")));
        String source = TestEnvironment.newBucket();
        FetchHandler handler = handler(Map.of("BULKDATA_SOURCE_BUCKETS", source));
        assertThat(failures(handler, message("/" + key, new S3Object(source, key))))
                .isEmpty();
        assertThat(stored("exports/" + key)).isEqualTo("id\n1\n");
    }

    @Test
    void landingBucketThatIsAwayMakesTheMessageComeAgain() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("id\n1\n")));
        FetchHandler handler = handler(Map.of("BULKDATA_LANDING_BUCKET", "no-such-" + bucket));
        assertThat(failures(handler, message("/x.csv"))).containsExactly("message-0");
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void lastAttemptPutsTheMessageIntoQuarantineWithItsReasonAndWhatToDo() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>").withHeader("Content-Type", "text/html")));
        FetchHandler handler = handler(Map.of("BULKDATA_FETCH_ATTEMPTS", "3"));
        String message = message("/acme/incremental/petitions/20261120/a.csv");
        receives = 2;
        assertThat(failures(handler, message)).containsExactly("message-0");
        assertThat(quarantined()).isEmpty();
        receives = 3;
        assertThat(failures(handler, message)).isEmpty();
        assertThat(quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.failureClass()).isEqualTo(FailureClass.TRANSIENT);
            assertThat(kept.reason()).contains("A page instead of a file").doesNotContain("5ecre7");
            assertThat(kept.next()).contains("next full export");
            assertThat(kept.table()).isEqualTo(new TableName("petitions"));
            assertThat(new String(Base64.getDecoder().decode(kept.body()), StandardCharsets.UTF_8))
                    .isEqualTo(message);
        });
    }

    @Test
    void placeThatIsNotAllowedIsQuarantinedAtOnceWithTheSettingThatWouldAllowIt() {
        assertThat(failures(handler(Map.of()), message("/x.csv").replace("http://127.0.0.1", "https://example.org")))
                .isEmpty();
        assertThat(quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.failureClass()).isEqualTo(FailureClass.CONFIGURATION);
            assertThat(kept.next()).contains("BULKDATA_ALLOWED_HOSTS");
        });
    }

    @Test
    void quarantineThatIsAwayMakesTheMessageComeAgain() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
        FetchHandler handler = handler(Map.of("BULKDATA_QUARANTINE_QUEUE_URL", quarantine + "-gone"));
        assertThat(failures(handler, message("/x.csv"), "no json")).containsExactly("message-0", "message-1");
    }

    @Test
    void transferStopsInTimeToCleanUp() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody("id\n1\n").withChunkedDribbleDelay(1_000, 600_000)));
        FetchHandler handler = handler(Map.of());
        long start = System.nanoTime();
        SQSBatchResponse response =
                handler.handleRequest(event(message("/x.csv"), message("/y.csv")), new ThreeSeconds());
        assertThat(response.getBatchItemFailures()).hasSize(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        assertThat(keys()).isEmpty();
    }

    /** Of a Lambda that has that long. */
    private static final class ThreeSeconds extends NoContext {
        @Override
        public int getRemainingTimeInMillis() {
            return 3_000;
        }
    }

    @Test
    void failureIsLoggedWithItsClassAndWithoutTheCredential() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
        try (CapturedLog log = new CapturedLog()) {
            failures(
                    handler(Map.of()),
                    message("/acme/incremental/petitions/20261120/a.csv"),
                    message("/x.csv").replace("http://127.0.0.1", "https://127.0.0.1"),
                    message("/x.csv").replace("http://127.0.0.1:" + web.getPort() + "/", "mailto:"),
                    message("/x.csv").replace("/x.csv", "/x y.csv"),
                    message("/x.csv").replace("http://", "ftp://"));
            assertThat(log.text(Level.ERROR))
                    .contains("GONE")
                    .contains("incremental export of petitions")
                    .contains("9c0ffee1c1c6b418e1a855ab");
            assertThat(log.text(Level.ERROR)).doesNotContain("NullPointer");
            assertThat(log.text()).doesNotContain("5ecre7").doesNotContain("X-Amz");
        }
    }

    @Test
    void wrongSettingsAreToldTogether() {
        assertThatThrownBy(() -> new FetchHandler(
                        new Settings(Map.of("BULKDATA_LANDING_BUCKETS", "x", "BULKDATA_ORGANISATION", "a b"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_LANDING_BUCKET is missing")
                .hasMessageContaining("BULKDATA_ORGANISATION is wrong")
                .hasMessageContaining("BULKDATA_LANDING_BUCKETS is not a setting");
    }
}
