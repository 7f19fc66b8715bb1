package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.quarantine.Quarantine;
import io.bulkdata.receiver.source.AllowedSources;
import io.bulkdata.receiver.webhook.Answer.Outcome;
import io.bulkdata.receiver.webhook.authentic.Authenticity;
import io.bulkdata.receiver.webhook.authentic.AuthenticitySettings;
import io.bulkdata.receiver.webhook.authentic.Claim;
import io.bulkdata.receiver.webhook.authentic.FixedKeyring;
import io.bulkdata.receiver.webhook.route.WebhookRoutes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveWebhookTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:01:07Z");
    private static final String URL =
            "https://agra-data-exports-staging.s3.amazonaws.com/acme/full/signatures/20261120/signatures_20261120014346.csv?X-Amz-Signature=5ecre7";

    private final RecordingExportQueue queue = new RecordingExportQueue();
    private final RecordingQuarantine quarantine = new RecordingQuarantine();
    private final ReceiveWebhook receiveWebhook = receiving(queue, quarantine);

    private static ReceiveWebhook receiving(ExportQueue queue, Quarantine quarantine) {
        AllowedSources sources = new Settings(Map.of()).read(AllowedSources::read);
        AuthenticitySettings authenticity =
                new Settings(Map.of("BULKDATA_WEBHOOK_SECRET", Webhooks.SECRET)).read(AuthenticitySettings::read);
        return new ReceiveWebhook(
                new Authenticity(authenticity, new FixedKeyring(authenticity.credentials())),
                new ExportAnnouncement(sources),
                new OtherWebhooks(WebhookRoutes.none(), (destination, type, body) -> {
                    throw new AssertionError("There is no route");
                }),
                queue,
                quarantine,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Claim signedBy(String signature) {
        return new Claim("192.0.2.1", null, null, signature);
    }

    private Answer receiveSigned(byte[] body) {
        return receiveWebhook.receive(body, signedBy(Webhooks.sign(body)));
    }

    private Answer receiveSigned(String body) {
        return receiveSigned(Webhooks.bytes(body));
    }

    @Test
    void announcedExportIsPutIntoTheQueueAndProcessed() {
        Answer answer = receiveWebhook.receive(
                Webhooks.resource("incremental.json"), signedBy(Webhooks.signatureOf("incremental")));
        assertThat(answer.json()).isEqualTo("{\"status\":\"processed\"}");
        assertThat(queue.requests())
                .containsExactly(new ExportRequest(
                        ExportKind.INCREMENTAL,
                        new TableName("petitions"),
                        URI.create(
                                "https://agra-data-exports-production.s3.amazonaws.com/acme/incremental/petitions/20261120/petitions_20261120120100.csv?X-Amz-Expires=21600&X-Amz-Signature=beef"),
                        new S3Object(
                                "agra-data-exports-production",
                                "acme/incremental/petitions/20261120/petitions_20261120120100.csv"),
                        "9c0ffee1c1c6b418e1a855ab",
                        NOW));
    }

    @Test
    void forgedWebhookIsUnauthorizedAndLeavesNothing() {
        byte[] body = Webhooks.announcing(URL);
        assertThat(receiveWebhook.receive(body, signedBy(Webhooks.sign(body, "guessed"))))
                .isEqualTo(Answer.of(Outcome.UNAUTHORIZED));
        assertThat(receiveWebhook.receive(body, signedBy(null))).isEqualTo(Answer.of(Outcome.UNAUTHORIZED));
        assertThat(queue.requests()).isEmpty();
    }

    @Test
    void signatureIsCheckedBeforeAnythingIsRead() {
        assertThat(receiveWebhook
                        .receive(Webhooks.bytes("no json"), signedBy("sha256:00"))
                        .outcome())
                .isEqualTo(Outcome.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({"signature.created", "petition.updated", "email.open", "data.other", "DATA.FULL_TABLE_EXPORTED"})
    void otherTypesAreSkipped(String type) {
        assertThat(receiveSigned("{\"type\":\"" + type + "\",\"data\":{\"deep\":[[[]]]}}")
                        .json())
                .isEqualTo("{\"status\":\"skipped\"}");
        assertThat(queue.requests()).isEmpty();
    }

    @Test
    void queueThatIsAwayMakesTheSenderComeAgain() {
        byte[] body = Webhooks.announcing(URL);
        Answer answer =
                receiving(RecordingExportQueue.unavailable(), quarantine).receive(body, signedBy(Webhooks.sign(body)));
        assertThat(answer.outcome().status()).isEqualTo(503);
        assertThat(answer.json()).isEqualTo("{\"status\":\"unavailable\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                                               | not a JSON object
                    nonsense                                                         | not JSON
                    [1,2]                                                            | not a JSON object
                    "text"                                                           | not a JSON object
                    {}                                                               | no type
                    {"type":7}                                                       | no type
                    {"type":"data.full_table_exported"}                              | no data
                    {"type":"data.full_table_exported","data":[]}                    | no data
                    {"type":"data.full_table_exported","data":{"url":"https://a"}}   | data.table is missing
                    {"type":"data.full_table_exported","data":{"table":"t"}}         | data.url is missing
                    {"type":"data.full_table_exported","data":{"table":7,"url":"x"}} | data.table is missing
                    {"type":"data.full_table_exported","data":{"table":"a.b","url":"https://a"}}    | "a.b"
                    {"type":"data.full_table_exported","data":{"table":"t;DROP","url":"https://a"}} | "t;DROP"
                    {"type":"data.full_table_exported","data":{"table":"t","url":"https://a b"}}    | out of place
                    {"type":"data.full_table_exported","data":{"table":"t","url":"https://evil.org/x?a=5ecre7"}} | "https://evil.org"
                    {"type":"data.full_table_exported","data":{"table":"t","url":"http://s3.amazonaws.com/agra-data-exports-staging/x?a=5ecre7"}} | not https
                    {"type":"email.open","type":"data.full_table_exported"}          | not JSON
                    {"type":"email.open"} {"type":"email.open"}                      | not JSON
                    """)
    void authenticButUnprocessableIsRejectedWithItsReasonAndAWarning(String body, String reason) {
        try (CapturedLog log = new CapturedLog()) {
            Answer answer = receiveSigned(body);
            assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(answer.outcome().status()).isEqualTo(200);
            assertThat(answer.reason()).contains(reason).doesNotContain("5ecre7");
            assertThat(log.text(Level.WARN)).contains(answer.reason());
            assertThat(queue.requests()).isEmpty();
            assertThat(quarantine.messages()).singleElement().satisfies(message -> {
                assertThat(message.reason()).isEqualTo(answer.reason());
                assertThat(message.body())
                        .isEqualTo(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
                assertThat(message.at()).isEqualTo(NOW);
            });
        }
    }

    @Test
    void noticeOfAPlaceThatIsNotAllowedNamesTableFileAndTheSettingToChange() {
        receiveSigned(Webhooks.announcing("https://files.example.org/a/b.csv?X-Amz-Signature=5ecre7"));
        assertThat(quarantine.messages()).singleElement().satisfies(message -> {
            assertThat(message.failureClass()).isEqualTo(FailureClass.CONFIGURATION);
            assertThat(message.table()).isEqualTo(new TableName("signatures"));
            assertThat(message.file()).isEqualTo("files.example.org/a/b.csv");
            assertThat(message.next()).contains("BULKDATA_ALLOWED_HOSTS").contains("files.example.org");
            assertThat(message.notice().toString()).doesNotContain("5ecre7");
        });
    }

    @Test
    void noticeOfWhatMeansNothingSendsTheOperatorToTheSender() {
        receiveSigned("nonsense");
        assertThat(quarantine.messages()).singleElement().satisfies(message -> {
            assertThat(message.failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(message.table()).isNull();
            assertThat(message.file()).isNull();
            assertThat(message.next()).startsWith("Ask ControlShift");
        });
    }

    @Test
    void quarantineThatIsAwayMakesTheSenderComeAgain() {
        byte[] body = Webhooks.bytes("nonsense");
        Answer answer =
                receiving(queue, RecordingQuarantine.unavailable()).receive(body, signedBy(Webhooks.sign(body)));
        assertThat(answer).isEqualTo(Answer.of(Outcome.UNAVAILABLE));
    }

    @Test
    void repeatedKeysAreRefusedAtAnyDepth() {
        assertThat(receiveSigned("{\"type\":\"email.open\",\"data\":{\"a\":[{\"b\":1,\"b\":2}]}}")
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(receiveSigned("{\"type\":\"email.open\",\"data\":" + deep + "}")
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = "{\"type\":\"email.open\",\"data\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(receiveSigned(body).reason()).isEqualTo("the body is not UTF-8");
    }

    @Test
    void endlessAddressIsRefused() {
        assertThat(receiveSigned(Webhooks.announcing(URL + "x".repeat(9_000))).reason())
                .contains("longer than 8192");
    }

    @Test
    void bucketNotAllowedAsSourceIsIgnoredInFavourOfTheAddress() {
        receiveSigned("{\"type\":\"data.full_table_exported\",\"data\":{\"table\":\"t\",\"url\":\"" + URL
                + "\",\"s3\":{\"bucket\":\"other\",\"key\":\"k\"}}}");
        assertThat(queue.requests()).singleElement().satisfies(request -> {
            assertThat(request.source()).isNull();
            assertThat(request.jid()).isNull();
            assertThat(request.url()).hasToString(URL);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7",
                "{}",
                "[]",
                "null",
                "{\"bucket\":\"agra-data-exports-staging\"}",
                "{\"bucket\":\"agra-data-exports-staging\",\"key\":\"\"}"
            })
    void malformedSourceIsIgnoredInFavourOfTheAddress(String s3) {
        Answer answer = receiveSigned("{\"type\":\"data.full_table_exported\",\"data\":{\"table\":\"t\",\"url\":\""
                + URL + "\",\"s3\":" + s3 + "}}");
        assertThat(answer.outcome()).isEqualTo(Outcome.PROCESSED);
        assertThat(queue.requests())
                .singleElement()
                .extracting(ExportRequest::source)
                .isNull();
    }

    @Test
    void logNamesTheExportButNeverItsCredential() {
        try (CapturedLog log = new CapturedLog()) {
            receiveSigned(Webhooks.announcing(URL));
            byte[] body = Webhooks.announcing(URL);
            receiving(RecordingExportQueue.unavailable(), quarantine).receive(body, signedBy(Webhooks.sign(body)));
            receiveWebhook.receive(body, signedBy("sha256:forged"));
            assertThat(log.text())
                    .contains("full export of signatures")
                    .contains("3bae68e1c1c6b418e1a855ec")
                    .doesNotContain("5ecre7")
                    .doesNotContain("X-Amz");
        }
    }

    @Property(tries = 300)
    void noSignedBytesMakeItFail(@ForAll byte[] body) {
        assertThat(receiveSigned(body).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Property(tries = 300)
    void noTableNameMakesItFail(@ForAll String table) {
        String quoted = new com.fasterxml.jackson.databind.node.TextNode(table).toString();
        Answer answer = receiveSigned(
                "{\"type\":\"data.full_table_exported\",\"data\":{\"table\":" + quoted + ",\"url\":\"" + URL + "\"}}");
        assertThat(answer.outcome())
                .isEqualTo(table.matches("[a-z_][a-z0-9_]{0,126}") ? Outcome.PROCESSED : Outcome.REJECTED);
    }
}
