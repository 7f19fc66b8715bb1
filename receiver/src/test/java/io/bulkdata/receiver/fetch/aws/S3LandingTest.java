package io.bulkdata.receiver.fetch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.TestEnvironment;
import io.bulkdata.receiver.fetch.Deadline;
import io.bulkdata.receiver.fetch.DeadlineOf;
import io.bulkdata.receiver.fetch.FetchException;
import io.bulkdata.receiver.fetch.SharedExport;
import io.bulkdata.receiver.fetch.SharedExports.Copied;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The landing bucket, and the copies into it, in a real S3 server; its requests counted. */
class S3LandingTest {

    private static final String SOURCE_KEY = "acme/full/signatures/20261120/signatures_20261120014346.csv";
    private static final ExportFile FILE = ExportFile.ofLandingKey("exports/" + SOURCE_KEY);
    private static final LandedMetadata METADATA = new LandedMetadata(
            FILE.table(), FILE.kind(), Instant.parse("2026-11-20T01:43:46Z"), null, Compression.GZIP, "e-3");

    /** The least that S3 takes. */
    private static final int PART = 5 * 1024 * 1024;

    private static final Deadline DEADLINE = DeadlineOf.minutes(10);

    private final RecordingRequests requests = new RecordingRequests();
    private final String bucket = TestEnvironment.newBucket();
    private final S3Client s3 = new AwsEnvironment(TestEnvironment.settings(Map.of()))
            .configure(S3Client.builder(), "S3")
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(
                    client -> client.addExecutionInterceptor(requests).retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    private final S3Landing landing = new S3Landing(s3, bucket, PART);

    @AfterEach
    void close() {
        s3.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static void well(int part) {}

    private static BytesExport export(byte[] bytes) {
        return new BytesExport(bytes, PART, true, S3LandingTest::well);
    }

    private void store(BytesExport export) {
        assertThat(landing.store(export, FILE, METADATA, DEADLINE)).isPositive();
    }

    private ResponseBytes<GetObjectResponse> object() {
        return TestEnvironment.aws()
                .s3()
                .getObjectAsBytes(object -> object.bucket(bucket).key(FILE.landingKey()));
    }

    private byte[] stored() {
        assertThat(LandedMetadata.of(object().response().metadata())).contains(METADATA);
        return object().asByteArray();
    }

    private void assertThatNothingIsLeft() {
        assertThat(TestEnvironment.aws()
                        .s3()
                        .listObjectsV2(list -> list.bucket(bucket))
                        .contents())
                .isEmpty();
        assertThatNoUploadIsOpen();
    }

    private void assertThatNoUploadIsOpen() {
        assertThat(TestEnvironment.aws()
                        .s3()
                        .listMultipartUploads(list -> list.bucket(bucket))
                        .uploads())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, PART - 1, PART})
    void smallFileIsOnePutObjectWithItsMetadata(int size) {
        byte[] bytes = bytes(size);
        store(export(bytes));
        assertThat(requests.names()).containsExactly("PutObject");
        assertThat(stored()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({PART + 1 + ",2,true", 2 * PART + ",2,false", 5 * PART + 7 + ",6,true", 5 * PART + 7 + ",6,false"})
    void largeFileIsOneMultipartUploadWithItsMetadata(int size, int parts, boolean sizeKnown) {
        byte[] bytes = bytes(size);
        store(new BytesExport(bytes, PART, sizeKnown, S3LandingTest::well));
        assertThat(requests.names())
                .hasSize(parts + 2)
                .startsWith("CreateMultipartUpload")
                .endsWith("CompleteMultipartUpload");
        assertThat(Collections.frequency(requests.names(), "UploadPart")).isEqualTo(parts);
        assertThat(stored()).isEqualTo(bytes);
        assertThatNoUploadIsOpen();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4, 5})
    void exportThatFailsAtAnyPartOrAtItsVerificationIsAborted(int failing) {
        BytesExport export = new BytesExport(bytes(4 * PART + 1), PART, true, number -> {
            if (number == failing) {
                throw new FetchException(FailureClass.GONE, "as told");
            }
        });
        assertThatThrownBy(() -> store(export))
                .isInstanceOf(FetchException.class)
                .hasMessage("as told");
        assertThat(requests.names()).endsWith("AbortMultipartUpload").doesNotContain("CompleteMultipartUpload");
        assertThat(export.isStopped()).isEqualTo(failing > 0);
        assertThatNothingIsLeft();
    }

    @Test
    void smallExportIsVerifiedBeforeItIsStored() {
        BytesExport export = new BytesExport(bytes(10), PART, true, number -> {
            throw new FetchException(FailureClass.TRANSIENT, "as told");
        });
        assertThatThrownBy(() -> store(export)).hasMessage("as told");
        assertThat(requests.names()).isEmpty();
    }

    @Test
    void errorInAThreadIsNotTakenForTheEnd() {
        BytesExport export = new BytesExport(bytes(4 * PART), PART, true, number -> {
            if (number == 3) {
                throw new StackOverflowError("as told");
            }
        });
        assertThatThrownBy(() -> store(export)).hasRootCauseMessage("as told");
        assertThatNothingIsLeft();
    }

    @Test
    void interruptedThreadAbortsAndStaysInterrupted() {
        Thread thread = Thread.currentThread();
        BytesExport export = new BytesExport(bytes(4 * PART), PART, true, number -> thread.interrupt());
        assertThatThrownBy(() -> store(export)).hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UploadPart", "CompleteMultipartUpload"})
    void uploadThatFailsIsAborted(String request) {
        requests.failing(request, 503, 0);
        assertThatThrownBy(() -> store(export(bytes(3 * PART)))).isInstanceOf(FetchException.class);
        assertThat(requests.names()).endsWith("AbortMultipartUpload");
        assertThatNothingIsLeft();
    }

    @Test
    void timeThatIsOverAbortsTheUpload() {
        Deadline[] over = new Deadline[1];
        over[0] = DeadlineOf.milliseconds(1_500);
        BytesExport export = new BytesExport(bytes(3 * PART), PART, true, number -> {
            while (true) {
                over[0].left();
                Thread.onSpinWait();
            }
        });
        assertThatThrownBy(() -> landing.store(export, FILE, METADATA, over[0])).hasMessage("Out of time");
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"500,TRANSIENT", "503,TRANSIENT", "429,TRANSIENT", "403,CONFIGURATION", "404,CONFIGURATION"})
    void whatTheLandingBucketAnswersIsClassified(int status, FailureClass failureClass) {
        requests.failing("PutObject", status, 0);
        assertThatThrownBy(() -> store(export(bytes(10))))
                .hasMessageContaining("s3://" + bucket + "/" + FILE.landingKey())
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
    }

    private S3Object source(byte[] bytes) {
        S3Object source = new S3Object(TestEnvironment.newBucket(), SOURCE_KEY);
        put(source, bytes);
        return source;
    }

    private static void put(S3Object source, byte[] bytes) {
        TestEnvironment.aws()
                .s3()
                .putObject(
                        object -> object.bucket(source.bucket())
                                .key(source.key())
                                .contentType("text/csv")
                                .metadata(Map.of("theirs", "1")),
                        RequestBody.fromBytes(bytes));
    }

    private S3SharedExports shared() {
        return new S3SharedExports(s3, bucket);
    }

    /** As if S3 could copy three parts of the least size at once. */
    private S3SharedExports sharedInParts() {
        return new S3SharedExports(s3, bucket, 3L * PART, PART);
    }

    @Test
    void copyIsOneLookAndOneCopyObject() {
        byte[] bytes = bytes(3 * PART);
        SharedExport look = sharedInParts().look(source(bytes), DEADLINE).orElseThrow();
        assertThat(look.size()).isEqualTo(bytes.length);
        assertThat(look.start().stream()).hasBinaryContent(java.util.Arrays.copyOf(bytes, 1024 * 1024));
        assertThat(sharedInParts().copy(look, FILE, METADATA, DEADLINE)).isEqualTo(Copied.DONE);
        assertThat(requests.names()).containsExactly("GetObject", "CopyObject");
        assertThat(stored()).isEqualTo(bytes);
        assertThat(object().response().contentType()).isEqualTo("application/octet-stream");
        assertThat(object().response().metadata()).doesNotContainKey("theirs");
    }

    @ParameterizedTest
    @CsvSource({3 * PART + 1 + ",4", 5 * PART + ",5", 6 * PART + 7 + ",7"})
    void largeCopyIsOneMultipartUploadOfCopiedParts(int size, int parts) {
        byte[] bytes = bytes(size);
        SharedExport look = sharedInParts().look(source(bytes), DEADLINE).orElseThrow();
        assertThat(sharedInParts().copy(look, FILE, METADATA, DEADLINE)).isEqualTo(Copied.DONE);
        assertThat(Collections.frequency(requests.names(), "UploadPartCopy")).isEqualTo(parts);
        assertThat(requests.names()).hasSize(parts + 3).endsWith("CompleteMultipartUpload");
        assertThat(stored()).isEqualTo(bytes);
        assertThatNoUploadIsOpen();
    }

    @Test
    void limitsAreThoseOfS3() {
        assertThat(S3SharedExports.LARGEST_COPY).isEqualTo(5_368_709_120L);
        assertThat(S3SharedExports.COPY_PART * MultipartUpload.MOST_PARTS).isGreaterThan(5_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4 * PART})
    void sourceThatChangesBetweenLookAndCopyIsNotCopied(int size) {
        S3Object source = source(bytes(size));
        SharedExport look = sharedInParts().look(source, DEADLINE).orElseThrow();
        put(source, bytes(size + 1));
        assertThat(sharedInParts().copy(look, FILE, METADATA, DEADLINE)).isEqualTo(Copied.CHANGED);
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"403,REFUSED", "404,REFUSED", "412,CHANGED"})
    void copiedPartThatIsRefusedAbortsTheUpload(int status, Copied copied) {
        SharedExport look =
                sharedInParts().look(source(bytes(4 * PART)), DEADLINE).orElseThrow();
        requests.failing("UploadPartCopy", status, 1);
        assertThat(sharedInParts().copy(look, FILE, METADATA, DEADLINE)).isEqualTo(copied);
        assertThatNothingIsLeft();
    }

    @Test
    void emptySourceIsSeenAsEmpty() {
        assertThat(shared().look(source(new byte[0]), DEADLINE))
                .hasValueSatisfying(look -> assertThat(look.size()).isZero());
    }

    @Test
    void sourceThatIsNotThereCannotBeSeen() {
        assertThat(shared().look(new S3Object(TestEnvironment.newBucket(), "missing"), DEADLINE))
                .isEmpty();
        assertThat(shared().look(new S3Object("no-such-bucket-" + bucket, "missing"), DEADLINE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void sourceThatIsNotForUsCannotBeSeen(int status) {
        requests.failing("GetObject", status, 0);
        assertThat(shared().look(new S3Object("bucket", "key"), DEADLINE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GetObject,429", "GetObject,500", "CopyObject,429", "CopyObject,503"})
    void copyThatFailsForAnotherReasonIsTriedAgainLater(String request, int status) {
        requests.failing(request, status, 0);
        S3Object source = source(bytes(10));
        assertThatThrownBy(() -> {
                    SharedExport look = shared().look(source, DEADLINE).orElseThrow();
                    shared().copy(look, FILE, METADATA, DEADLINE);
                })
                .hasMessageContaining("s3://" + source.bucket() + "/" + source.key())
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(FailureClass.TRANSIENT);
        assertThatNothingIsLeft();
    }
}
