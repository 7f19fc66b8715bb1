package io.bulkdata.receiver.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.TestEnvironment;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

/** The whole Lambda with a real S3 server, from a batch of messages to the objects. */
class FetchHandlerTest {

    private static final String QUERY = "?X-Amz-Signature=5ecre7";

    @RegisterExtension
    private final WireMockExtension web = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final String bucket = TestEnvironment.newBucket();

    private FetchHandler handler(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("BULKDATA_LANDING_BUCKET", bucket);
        all.put("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1:" + web.getPort());
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

    private static SQSEvent event(String... bodies) {
        List<SQSMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("message-" + messages.size());
            message.setBody(body);
            messages.add(message);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    private static List<String> failures(FetchHandler handler, String... bodies) {
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
    void everyMessageIsStoredOrComesAgain() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/a.csv"))
                .willReturn(aResponse().withBody("id\n1\n")));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/b.csv"))
                .willReturn(aResponse().withStatus(403)));
        web.stubFor(get(urlPathEqualTo("/acme/incremental/petitions/20261120/c.csv"))
                .willReturn(aResponse().withBody("id\n3\n")));
        List<String> failures = failures(
                handler(Map.of()),
                message("/acme/incremental/petitions/20261120/a.csv"),
                message("/acme/incremental/petitions/20261120/b.csv"),
                "no json",
                "{}",
                message("/acme/incremental/petitions/20261120/c.csv"));
        assertThat(failures).containsExactly("message-1", "message-2", "message-3");
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
        FetchHandler handler = new FetchHandler(TestEnvironment.settings(
                Map.of("BULKDATA_LANDING_BUCKET", "no-such-" + bucket, "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1")));
        assertThat(failures(handler, message("/x.csv"))).containsExactly("message-0");
    }

    @Test
    void failureIsLoggedWithItsClassAndWithoutTheCredential() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
        try (CapturedLog log = new CapturedLog()) {
            failures(
                    handler(Map.of()),
                    message("/acme/incremental/petitions/20261120/a.csv"),
                    message("/x.csv").replace("http://127.0.0.1", "https://127.0.0.1"),
                    message("/x.csv").replace("/x.csv", "/x y.csv"),
                    message("/x.csv").replace("http://", "ftp://"));
            assertThat(log.text(Level.WARN))
                    .contains("GONE")
                    .contains("incremental export of petitions")
                    .contains("9c0ffee1c1c6b418e1a855ab");
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
