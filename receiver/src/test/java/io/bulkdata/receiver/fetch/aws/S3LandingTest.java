package io.bulkdata.receiver.fetch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.TestEnvironment;
import io.bulkdata.receiver.fetch.ExportBody;
import io.bulkdata.receiver.fetch.FetchException;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import okio.Buffer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The landing bucket in a real S3 server, its requests counted. */
class S3LandingTest {

    private static final ExportFile FILE =
            ExportFile.ofLandingKey("exports/acme/full/signatures/20261120/signatures_20261120014346.csv");
    private static final int PART = S3Landing.PART_BYTES;

    private final RecordingRequests requests = new RecordingRequests();
    private final String bucket = TestEnvironment.newBucket();
    private final S3Client s3 = new AwsEnvironment(TestEnvironment.settings(Map.of()))
            .configure(S3Client.builder(), "S3")
            .overrideConfiguration(
                    client -> client.addExecutionInterceptor(requests).retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    private final S3Landing landing = new S3Landing(s3, bucket);

    @AfterEach
    void close() {
        s3.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static ExportBody body(byte[] bytes, long promised) {
        return new ExportBody("host/path", new Buffer().write(bytes), promised);
    }

    private byte[] stored() {
        return TestEnvironment.aws()
                .s3()
                .getObjectAsBytes(object -> object.bucket(bucket).key(FILE.landingKey()))
                .asByteArray();
    }

    private void assertThatNothingIsLeft() {
        assertThat(TestEnvironment.aws()
                        .s3()
                        .listObjectsV2(list -> list.bucket(bucket))
                        .contents())
                .isEmpty();
        assertThat(TestEnvironment.aws()
                        .s3()
                        .listMultipartUploads(list -> list.bucket(bucket))
                        .uploads())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, PART - 1, PART})
    void smallFileIsOnePutObject(int size) {
        byte[] bytes = bytes(size);
        landing.store(body(bytes, size), FILE);
        assertThat(requests.names()).containsExactly("PutObject");
        assertThat(stored()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART})
    void smallFileOfUnknownLengthIsOnePutObjectToo(int size) {
        byte[] bytes = bytes(size);
        landing.store(body(bytes, -1), FILE);
        assertThat(requests.names()).containsExactly("PutObject");
        assertThat(stored()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({PART + 1 + ",2,true", 2 * PART + ",2,false", 2 * PART + 7 + ",3,true"})
    void largeFileIsOneMultipartUpload(int size, int parts, boolean lengthKnown) {
        byte[] bytes = bytes(size);
        landing.store(body(bytes, lengthKnown ? size : -1), FILE);
        assertThat(requests.names())
                .hasSize(parts + 2)
                .startsWith("CreateMultipartUpload")
                .endsWith("CompleteMultipartUpload");
        assertThat(Collections.frequency(requests.names(), "UploadPart")).isEqualTo(parts);
        assertThat(stored()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, PART, PART + 10})
    void bodyShorterThanPromisedIsNeverStored(int size) {
        assertThatThrownBy(() -> landing.store(body(bytes(size), 2L * PART), FILE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("broke off after " + size + " of " + 2 * PART);
        assertThatNothingIsLeft();
    }

    @Test
    void uploadThatFailsIsAborted() {
        requests.failing("UploadPart", 503, 1);
        assertThatThrownBy(() -> landing.store(body(bytes(3 * PART), 3L * PART), FILE))
                .isInstanceOf(FetchException.class);
        assertThat(requests.names()).endsWith("AbortMultipartUpload").doesNotContain("CompleteMultipartUpload");
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"500,TRANSIENT", "503,TRANSIENT", "429,TRANSIENT", "403,CONFIGURATION", "404,CONFIGURATION"})
    void whatTheLandingBucketAnswersIsClassified(int status, FailureClass failureClass) {
        requests.failing("PutObject", status, 0);
        assertThatThrownBy(() -> landing.store(body(bytes(10), 10), FILE))
                .hasMessageContaining("s3://" + bucket + "/" + FILE.landingKey())
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
    }

    @Test
    void copyIsOneCopyObject() {
        String source = TestEnvironment.newBucket();
        String key = "acme/full/signatures/20261120/signatures_20261120014346.csv";
        byte[] bytes = bytes(100_000);
        TestEnvironment.aws().s3().putObject(object -> object.bucket(source).key(key), RequestBody.fromBytes(bytes));
        assertThat(landing.copy(new S3Object(source, key), FILE)).isTrue();
        assertThat(requests.names()).containsExactly("CopyObject");
        assertThat(stored()).isEqualTo(bytes);
    }

    @Test
    void sourceThatIsNotThereCannotBeCopied() {
        assertThat(landing.copy(new S3Object(TestEnvironment.newBucket(), "missing"), FILE))
                .isFalse();
        assertThat(landing.copy(new S3Object("no-such-bucket-" + bucket, "missing"), FILE))
                .isFalse();
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void sourceThatIsNotForUsCannotBeCopied(int status) {
        requests.failing("CopyObject", status, 0);
        assertThat(landing.copy(new S3Object("bucket", "key"), FILE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void copyThatFailsForAnotherReasonIsTriedAgainLater(int status) {
        requests.failing("CopyObject", status, 0);
        assertThatThrownBy(() -> landing.copy(new S3Object("bucket", "key"), FILE))
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(FailureClass.TRANSIENT);
    }
}
