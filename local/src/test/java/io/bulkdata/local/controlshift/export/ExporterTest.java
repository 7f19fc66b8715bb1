package io.bulkdata.local.controlshift.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExporterTest {

    private static final String BUCKET = "agra-data-exports-staging";
    private static final Instant NOW = Instant.parse("2026-11-20T01:43:46.789Z");
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static AwsLocal aws;

    private final SourceDatabase database = SourceDatabase.filled(SourceSchema.published(), 200, 3, NOW);
    private final TableSnapshot signatures = database.all("signatures");

    @BeforeAll
    static void start() {
        aws = AwsLocal.start();
        aws.s3().createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void anExportIsUnderItsKeyAndBehindItsUrl() throws IOException, InterruptedException {
        ExportedFile file = exporter("plain", false, SIX_HOURS).export(ExportType.FULL, signatures);

        assertThat(file.key()).isEqualTo("plain/full/signatures/20261120/signatures_20261120014346.csv");
        assertThat(file.time()).isEqualTo(Instant.parse("2026-11-20T01:43:46Z"));
        assertThat(file.rows()).isEqualTo(200);
        HttpResponse<byte[]> answer = get(file.url());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .hasSize((int) file.bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(csv(signatures));
        assertThat(file.url().getQuery()).contains("X-Amz-Expires=21600", "X-Amz-Signature=");
    }

    @Test
    void anExportMayBeCompressed() throws IOException, InterruptedException {
        ExportedFile file = exporter("bzip2", true, SIX_HOURS).export(ExportType.FULL, signatures);

        assertThat(file.key()).endsWith(".csv.bz2");
        try (BZip2CompressorInputStream in = new BZip2CompressorInputStream(
                new ByteArrayInputStream(get(file.url()).body()))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(csv(signatures));
        }
    }

    @Test
    void anEmptyTableIsAHeader() throws IOException, InterruptedException {
        TableSnapshot empty = database.all("external_events");

        ExportedFile file = exporter("empty", false, SIX_HOURS).export(ExportType.FULL, empty);

        assertThat(file.rows()).isZero();
        assertThat(get(file.url()).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(String.join(",", empty.table().columnNames()) + "\n");
    }

    @Test
    void twoExportsOfATableNeverShareASecond() throws IOException {
        Exporter exporter = exporter("twice", false, SIX_HOURS);

        assertThat(exporter.export(ExportType.FULL, signatures).time()).isEqualTo("2026-11-20T01:43:46Z");
        assertThat(exporter.export(ExportType.FULL, signatures).time()).isEqualTo("2026-11-20T01:43:47Z");
        assertThat(exporter.export(ExportType.FULL, signatures).time()).isEqualTo("2026-11-20T01:43:48Z");
        assertThat(exporter.export(ExportType.INCREMENTAL, signatures).time()).isEqualTo("2026-11-20T01:43:46Z");
        assertThat(exporter.export(ExportType.FULL, database.all("users")).time())
                .isEqualTo("2026-11-20T01:43:46Z");
    }

    @Test
    void aUrlExpires() throws IOException {
        ExportedFile file = exporter("expiring", false, Duration.ofSeconds(1)).export(ExportType.FULL, signatures);

        await().atMost(Duration.ofSeconds(30)).until(() -> get(file.url()).statusCode() == 403);
    }

    @Test
    void aChangedUrlIsRefused() throws IOException, InterruptedException {
        ExportedFile file = exporter("changed", false, SIX_HOURS).export(ExportType.FULL, signatures);
        URI other = URI.create(file.url().toString().replace("/changed/", "/plain/"));

        assertThat(get(other).statusCode()).isEqualTo(403);
    }

    private static Exporter exporter(String organisation, boolean bzip2, Duration expiry) {
        ExportBucket bucket = new ExportBucket(aws.s3(), aws.presigner(), BUCKET, expiry);
        return new Exporter(bucket, organisation, bzip2, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String csv(TableSnapshot snapshot) throws IOException {
        StringWriter csv = new StringWriter();
        PostgresCsv.write(snapshot, csv);
        return csv.toString();
    }

    private static HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return BROWSER.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
