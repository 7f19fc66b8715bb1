package io.bulkdata.local.controlshift.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.local.controlshift.export.ExportType;
import io.bulkdata.local.controlshift.export.ExportedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The samples have the bytes that ControlShift sends; their signatures were made with openssl. */
class WebhookTest {

    private final ExportedFile full = new ExportedFile(
            ExportType.FULL,
            "signatures",
            "agra-data-exports-staging",
            "default/full/signatures/20261120/signatures_20261120014346.csv",
            Instant.parse("2026-11-20T01:43:46Z"),
            7,
            700,
            URI.create("https://agra-data-exports-staging.s3.amazonaws.com/default/full/signatures/20261120/"
                    + "signatures_20261120014346.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261120T014400Z"
                    + "&X-Amz-Expires=21600&X-Amz-SignedHeaders=host&X-Amz-Signature=0123abcd"));

    private final ExportedFile incremental = new ExportedFile(
            ExportType.INCREMENTAL,
            "petitions",
            "agra-data-exports-production",
            "acme/incremental/petitions/20261120/petitions_20261120120100.csv",
            Instant.parse("2026-11-20T12:01:00Z"),
            1,
            100,
            URI.create("https://agra-data-exports-production.s3.amazonaws.com/acme/incremental/petitions/20261120/"
                    + "petitions_20261120120100.csv?X-Amz-Expires=21600&X-Amz-Signature=beef"));

    @Test
    void aFullExportIsToldInControlShiftsBytes() throws IOException {
        Webhook webhook = Webhook.exported(full, false, "3bae68e1c1c6b418e1a855ec");

        assertThat(webhook.body()).asString(StandardCharsets.UTF_8).isEqualTo(sample("webhook-full.json"));
    }

    @Test
    void aSharedExportHasItsPlaceInS3() throws IOException {
        Webhook webhook = Webhook.exported(incremental, true, "9c0ffee1c1c6b418e1a855ab");

        assertThat(webhook.body()).asString(StandardCharsets.UTF_8).isEqualTo(sample("webhook-incremental.json"));
    }

    @Test
    void signatureIsTheHmacOfTheBytes() throws IOException {
        Signer signer = new Signer("s3cr3t-for-tests");

        assertThat(signer.sign(sample("webhook-full.json").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sample("webhook-full.signature").strip());
        assertThat(signer.sign(Webhook.exported(incremental, true, "9c0ffee1c1c6b418e1a855ab")
                        .body()))
                .isEqualTo(sample("webhook-incremental.signature").strip());
    }

    @Test
    void otherTypesTellOfNoExport() {
        Webhook webhook = Webhook.other("signature.created", "9c0ffee1c1c6b418e1a855ab");

        assertThat(webhook.export()).isEmpty();
        assertThat(webhook.body())
                .asString(StandardCharsets.UTF_8)
                .startsWith("{\"type\":\"signature.created\",\"data\":{")
                .endsWith("},\"jid\":\"9c0ffee1c1c6b418e1a855ab\"}\n");
    }

    @Test
    void neitherAWebhookNorAnExportShowsTheSignedUrl() {
        assertThat(Webhook.exported(full, false, "3bae68e1c1c6b418e1a855ec"))
                .hasToString("data.full_table_exported (full export of signatures, 7 rows, "
                        + "s3://agra-data-exports-staging/default/full/signatures/20261120/"
                        + "signatures_20261120014346.csv)");
    }

    private static String sample(String name) throws IOException {
        try (InputStream file = WebhookTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
