package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.Json;
import io.bulkdata.receiver.TestEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An export larger than the heap, fetched by a JVM of its own with {@code -Xmx256m}. The size in megabytes is 300, or what
 * {@code -Dbulkdata.test.large.megabytes} says.
 */
class LargeExportTest {

    private static final int MEGABYTES = Integer.getInteger("bulkdata.test.large.megabytes", 300);
    private static final String PATH = "/acme/full/signatures/20261120/signatures_20261120014346.csv";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exportLargerThanTheHeapIsStoredByteForByte(boolean ranges) throws Exception {
        String bucket = TestEnvironment.newBucket();
        try (SyntheticExport export = new SyntheticExport(MEGABYTES, ranges)) {
            String output = fetchInASmallProcess(export.url(PATH), bucket);
            System.out.println(
                    "fetch of " + MEGABYTES + " MB " + (ranges ? "in parts: " : "in one answer: ") + output.strip());
            assertThat(digestOfStored(bucket)).isEqualTo(digestOf(export));
        } finally {
            TestEnvironment.aws()
                    .s3()
                    .deleteObject(object -> object.bucket(bucket).key("exports" + PATH));
        }
    }

    private static String fetchInASmallProcess(String url, String bucket) throws IOException, InterruptedException {
        String message = Json.write(new ExportRequest(
                ExportKind.FULL, new TableName("signatures"), URI.create(url), null, null, Instant.EPOCH));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchOneExport.class.getName(),
                        message)
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BULKDATA_"));
        builder.environment().putAll(TestEnvironment.aws().environment());
        builder.environment()
                .putAll(Map.of(
                        "BULKDATA_LANDING_BUCKET", bucket,
                        "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1",
                        "BULKDATA_QUARANTINE_QUEUE_URL", "http://127.0.0.1/not-needed",
                        "BULKDATA_FAILURE_TOPIC_ARN", "not-needed"));
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String digestOfStored(String bucket) throws IOException {
        try (InputStream in = TestEnvironment.aws()
                        .s3()
                        .getObject(object -> object.bucket(bucket).key("exports" + PATH));
                DigestOutputStream out = digesting()) {
            in.transferTo(out);
            return hex(out);
        }
    }

    private static String digestOf(SyntheticExport export) throws IOException {
        try (DigestOutputStream out = digesting()) {
            export.write(out);
            return hex(out);
        }
    }

    private static DigestOutputStream digesting() {
        try {
            return new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(DigestOutputStream out) {
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }
}
