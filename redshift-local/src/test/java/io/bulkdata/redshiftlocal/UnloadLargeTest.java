package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.awslocal.AwsLocal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An UNLOAD of 100 MB, more than the heap, by a process of its own, to a real S3. */
class UnloadLargeTest {

    private static final int ROWS = 100_000;
    private static final String TEXT = "x".repeat(1000);
    private static final String HEAP = "-Xmx80m";

    @Test
    void filesLargerThanTheHeapAreStreamed() throws Exception {
        try (AwsLocal aws = AwsLocal.start()) {
            aws.s3().createBucket(request -> request.bucket("large"));
            String statement = "UNLOAD ('select i, repeat(''x'', 1000) from generate_series(1, " + ROWS + ") as i')"
                    + " TO 's3://large/f' IAM_ROLE default PARALLEL OFF";

            assertThat(unload(aws.environment(), statement)).contains("rows: " + ROWS);
            assertThat(digest(aws)).isEqualTo(expected());
        }
    }

    private static String unload(Map<String, String> s3, String statement) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnloadInASmallHeap.class.getName(),
                        s3.get("AWS_ENDPOINT_URL_S3"),
                        s3.get("AWS_ACCESS_KEY_ID"),
                        s3.get("AWS_SECRET_ACCESS_KEY"),
                        s3.get("AWS_REGION"),
                        statement)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String digest(AwsLocal aws) throws IOException {
        try (InputStream in =
                        aws.s3().getObject(request -> request.bucket("large").key("f000"));
                DigestOutputStream out = digesting()) {
            in.transferTo(out);
            return hex(out);
        }
    }

    private static String expected() throws IOException {
        try (DigestOutputStream out = digesting()) {
            for (int i = 1; i <= ROWS; i++) {
                out.write((i + "|" + TEXT + "\n").getBytes(StandardCharsets.UTF_8));
            }
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
