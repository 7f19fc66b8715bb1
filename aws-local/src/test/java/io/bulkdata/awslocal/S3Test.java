package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(SharedAws.class)
final class S3Test {

    private static final int PART = 5 * 1024 * 1024;

    private final AwsLocal aws;
    private final S3Client s3;
    private String bucket;

    S3Test(AwsLocal aws) {
        this.aws = aws;
        this.s3 = aws.s3();
    }

    @BeforeEach
    void makeBucket() {
        bucket = SharedAws.bucket(aws);
    }

    @Test
    void objectComesBackWithItsETagMetadataAndRange() {
        String eTag = s3.putObject(
                        put -> put.bucket(bucket)
                                .key("a/b c+d é.csv")
                                .contentType("text/csv")
                                .metadata(Map.of("export", "42")),
                        RequestBody.fromString("hello"))
                .eTag();

        assertThat(eTag).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        var whole = s3.getObjectAsBytes(get -> get.bucket(bucket).key("a/b c+d é.csv"));
        assertThat(whole.asUtf8String()).isEqualTo("hello");
        assertThat(whole.response().contentType()).isEqualTo("text/csv");
        assertThat(whole.response().metadata()).containsEntry("export", "42");
        var part = s3.getObjectAsBytes(
                get -> get.bucket(bucket).key("a/b c+d é.csv").range("bytes=1-3"));
        assertThat(part.asUtf8String()).isEqualTo("ell");
        assertThat(part.response().contentRange()).isEqualTo("bytes 1-3/5");
    }

    @Test
    void missingObjectAndMissingBucketAreToldApart() {
        assertThatThrownBy(() -> s3.getObjectAsBytes(get -> get.bucket(bucket).key("none")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        get -> get.bucket(SharedAws.name("none")).key("none")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucket"));
    }

    @Test
    void objectThatMustBeNewIsWrittenByOneOfManyWritersOnly() {
        List<CompletableFuture<Integer>> statuses = IntStream.range(0, 16)
                .mapToObj(writer -> CompletableFuture.supplyAsync(
                        () -> writeOnce("writer " + writer), task -> new Thread(task).start()))
                .toList();

        assertThat(statuses.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .isSubsetOf(200, 409, 412);
    }

    private int writeOnce(String content) {
        try {
            return s3.putObject(put -> put.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString(content))
                    .sdkHttpResponse()
                    .statusCode();
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    @Test
    void multipartUploadHasTheETagThatS3Makes() {
        byte[] first = new byte[PART];
        Arrays.fill(first, (byte) 'a');
        String upload = s3.createMultipartUpload(
                        create -> create.bucket(bucket).key("parts").metadata(Map.of("export", "7")))
                .uploadId();
        List<CompletedPart> parts = List.of(
                part(1, uploadPart(upload, 1, RequestBody.fromBytes(first))),
                part(2, uploadPart(upload, 2, RequestBody.fromString("end"))));

        complete("parts", upload, parts);

        var head = s3.headObject(request -> request.bucket(bucket).key("parts"));
        assertThat(head.contentLength()).isEqualTo(PART + 3);
        assertThat(head.eTag()).matches("\"[0-9a-f]{32}-2\"");
        assertThat(head.metadata()).containsEntry("export", "7");
        assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("parts").range("bytes=" + (PART - 1) + "-"))
                        .asUtf8String())
                .isEqualTo("aend");
    }

    @Test
    void abortedUploadLeavesNoObject() {
        String upload = s3.createMultipartUpload(create -> create.bucket(bucket).key("parts"))
                .uploadId();
        uploadPart(upload, 1, RequestBody.fromString("x"));

        s3.abortMultipartUpload(abort -> abort.bucket(bucket).key("parts").uploadId(upload));

        assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents()).isEmpty();
        assertThat(s3.listMultipartUploads(list -> list.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Test
    void objectsAreCopiedWholeAndInParts() {
        s3.putObject(put -> put.bucket(bucket).key("from +"), RequestBody.fromString("0123456789"));

        s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey("from +")
                .destinationBucket(bucket)
                .destinationKey("whole"));
        String upload = s3.createMultipartUpload(create -> create.bucket(bucket).key("some"))
                .uploadId();
        String eTag = s3.uploadPartCopy(copy -> copy.sourceBucket(bucket)
                        .sourceKey("from +")
                        .copySourceRange("bytes=2-5")
                        .destinationBucket(bucket)
                        .destinationKey("some")
                        .uploadId(upload)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        complete("some", upload, List.of(part(1, eTag)));

        assertThat(text("whole")).isEqualTo("0123456789");
        assertThat(text("some")).isEqualTo("2345");
    }

    @Test
    void keysAreListedUnderAPrefixInOrder() {
        for (String key : List.of("b/2", "a/1", "b/1", "bc")) {
            s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(key));
        }
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket).prefix("b/")).contents())
                .extracting(object -> object.key())
                .containsExactly("b/1", "b/2");
    }

    @Test
    void requestOfAWrongSecretIsRefused() {
        Clients strangers = new Clients(Region.US_EAST_1, AwsBasicCredentials.create("AWSLOCAL", "guessed"));
        try (S3Client stranger = strangers.s3(aws.s3Endpoint())) {
            assertThatThrownBy(() -> stranger.listObjectsV2(list -> list.bucket(bucket)))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
                    });
        }
    }

    @Test
    void requestWithoutASignatureIsRefused() throws Exception {
        s3.putObject(put -> put.bucket(bucket).key("x"), RequestBody.fromString("secret"));

        assertThat(status(URI.create(aws.s3Endpoint() + "/" + bucket + "/x"))).isEqualTo(403);
        assertThat(status(URI.create(aws.s3Endpoint() + "/" + bucket))).isEqualTo(403);
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        // Requests without a body: an early refusal may cut off a client that is still sending one.
        assertThatThrownBy(() -> s3.createMultipartUpload(
                        create -> create.bucket(bucket).key("x").tagging("a=b")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThatThrownBy(() -> s3.createMultipartUpload(
                        create -> create.bucket(bucket).key("x").serverSideEncryption("aws:kms")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    }

    @Test
    void signedUrlWorksForAnyoneButNotWhenItWasTamperedWith() throws Exception {
        s3.putObject(put -> put.bucket(bucket).key("x y+z"), RequestBody.fromString("hello"));
        URI url = signed("x y+z", Duration.ofMinutes(5));

        assertThat(status(url)).isEqualTo(200);
        assertThat(status(URI.create(url.toString().replace("x%20y", "x%20w")))).isEqualTo(403);
        assertThat(status(URI.create(url.toString().replace("Expires=300", "Expires=301"))))
                .isEqualTo(403);
    }

    @Test
    void signedUrlExpires() throws Exception {
        s3.putObject(put -> put.bucket(bucket).key("x"), RequestBody.fromString("hello"));
        URI url = signed("x", Duration.ofSeconds(1));

        await().until(() -> status(url) == 403);
    }

    private URI signed(String key, Duration validity) throws Exception {
        return aws.presigner()
                .presignGetObject(presign -> presign.signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toURI();
    }

    private static int status(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    private String uploadPart(String upload, int number, RequestBody body) {
        return s3.uploadPart(
                        part -> part.bucket(bucket)
                                .key("parts")
                                .uploadId(upload)
                                .partNumber(number),
                        body)
                .eTag();
    }

    private static CompletedPart part(int number, String eTag) {
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    private void complete(String key, String upload, List<CompletedPart> parts) {
        s3.completeMultipartUpload(complete ->
                complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(completed -> completed.parts(parts)));
    }
}
