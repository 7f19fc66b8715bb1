package io.bulkdata.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files: a message that changes here changes for everybody who reads it. */
class MessagesTest {

    private static final ExportRequest REQUEST = new ExportRequest(
            ExportKind.INCREMENTAL,
            new TableName("petitions"),
            URI.create("https://bucket.s3.amazonaws.com/acme/petitions.csv?X-Amz-Signature=beef"),
            new ExportRequest.S3Object("bucket", "acme/petitions.csv"),
            "9c0ffee1c1c6b418e1a855ab",
            Instant.parse("2026-11-20T12:01:02.345Z"));

    @Test
    void exportRequest() throws IOException {
        assertGolden("export-request.json", REQUEST);
    }

    @Test
    void loadRequest() throws IOException {
        assertGolden("load-request.json", new LoadRequest(List.of("01JD", "01JE"), "public.petitions"));
    }

    @Test
    void noticeOfSuccess() throws IOException {
        assertGolden("notice-loaded.json", notice(Notice.Status.LOADED, 12L, null, null, null));
    }

    @Test
    void noticeOfFailure() throws IOException {
        Notice.Failure error = new Notice.Failure(
                FailureClass.DATA,
                "Cannot load",
                List.of(new Notice.BadRow("s3://landing/a.csv", 7, "id", "Invalid digit")));
        assertGolden(
                "notice-quarantined.json",
                notice(Notice.Status.QUARANTINED, null, "s3://manifests/failed/b.manifest", error, "Correct the file"));
    }

    @Test
    void messageInQuarantine() throws IOException {
        assertGolden("quarantined.json", QUARANTINED);
    }

    @Test
    void noticeOfAMessageInQuarantineTellsEverythingButTheMessage() throws IOException {
        assertGolden("notice-of-quarantined.json", QUARANTINED.notice());
        assertThat(QUARANTINED).asString().doesNotContain(QUARANTINED.body());
    }

    @Test
    void signedPartOfAnAddressIsNeverPrinted() {
        assertThat(REQUEST).asString().contains("petitions.csv").doesNotContain("beef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"secret-value",
                "{\"kind\":\"full\",\"table\":\"petitions\",\"url\":\"https://a b/?secret-value\",\"receivedAt\":\"2026-11-20T12:01:02Z\"}",
                "{\"kind\":\"secret-value\"}",
                "secret-value"
            })
    void textThatIsNoMessageIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Json.read(text, ExportRequest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a message of type ExportRequest")
                .hasNoCause()
                .hasMessageNotContaining("secret-value");
    }

    @Test
    void newFieldsDoNotDisturbAnOldReader() {
        String text = "{\"batchIds\":[\"b\"],\"target\":\"public.t\",\"later\":1}";
        assertThat(Json.read(text, LoadRequest.class)).isEqualTo(new LoadRequest(List.of("b"), "public.t"));
    }

    private static final Quarantined QUARANTINED = new Quarantined(
            FailureClass.GONE,
            "Answered 403",
            new TableName("petitions"),
            "host/acme/full/petitions.csv",
            "Wait for the next full export",
            Instant.parse("2026-11-20T12:01:02Z"),
            "what came in".getBytes(StandardCharsets.UTF_8));

    private static Notice notice(
            Notice.Status status, Long rows, String failedManifest, Notice.Failure error, String next) {
        return new Notice(
                status,
                "01JD",
                "public.petitions",
                "add",
                List.of("s3://landing/a.csv"),
                rows,
                345,
                0.5,
                "s3://manifests/b.manifest",
                failedManifest,
                error,
                next);
    }

    private static void assertGolden(String file, Object message) throws IOException {
        try (InputStream golden = MessagesTest.class.getResourceAsStream(file)) {
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(Json.write(message)).isEqualTo(text);
            assertThat(Json.read(text, message.getClass())).isEqualTo(message);
        }
    }
}
