package io.bulkdata.redshiftlocal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Writing through the real S3 client: what is asked of S3, and what of it is told. */
class S3UploadTest {

    private static final int PART = S3Upload.PART_BYTES;

    private WritableS3 s3;
    private S3Client client;
    private S3ObjectStore objects;

    @BeforeEach
    void start() throws IOException {
        s3 = new WritableS3();
        client = S3Client.builder()
                .endpointOverride(s3.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        objects = new S3ObjectStore(client);
    }

    @AfterEach
    void stop() {
        client.close();
        s3.close();
    }

    private ObjectUpload upload(String key) throws IOException {
        return objects.create(new S3Location("bucket", key));
    }

    @Test
    void aSmallObjectIsOneRequest() throws IOException {
        try (ObjectUpload upload = upload("small")) {
            upload.write(new byte[100_000]);
            upload.write('x');
            assertThat(s3.requests()).isEmpty();
            upload.complete();
        }
        assertThat(s3.requests()).hasSize(1).first().asString().startsWith("PUT object ");
    }

    @Test
    void aLargeObjectIsSentInParts() throws IOException {
        try (ObjectUpload upload = upload("large")) {
            for (int i = 0; i < 5; i++) {
                upload.write(new byte[PART / 2]);
            }
            upload.complete();
        }
        assertThat(s3.requests().stream().map(request -> request.replaceAll(" [0-9]+$", "")))
                .containsExactly("POST upload", "PUT part", "PUT part", "PUT part", "POST upload");
    }

    @Test
    void whatIsNotCompleteIsTakenBack() throws IOException {
        try (ObjectUpload upload = upload("large")) {
            upload.write(new byte[PART + 1]);
        }
        try (ObjectUpload upload = upload("small")) {
            upload.write(new byte[10]);
        }
        assertThat(s3.requests()).hasSize(3).first().isEqualTo("POST upload");
        assertThat(s3.requests()).last().isEqualTo("DELETE upload");
    }

    @Test
    void unavailableS3IsAskedAgain() throws IOException {
        s3.refuse(2);
        try (ObjectUpload upload = upload("small")) {
            upload.write(new byte[10]);
            upload.complete();
        }
        assertThat(s3.requests()).hasSize(3);
    }

    @Test
    void refusalsSayWhatS3Answered() throws IOException {
        try (ObjectUpload upload = upload("denied")) {
            upload.write(new byte[10]);
            assertThatThrownBy(upload::complete)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot write s3://bucket/denied: S3 answers 403 AccessDenied");
        }
        S3Location denied = new S3Location("bucket", "denied");
        assertThatThrownBy(() -> objects.delete(denied))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot delete s3://bucket/denied: S3 answers 403 AccessDenied");
    }

    @Test
    void objectsAreDeleted() throws IOException {
        objects.delete(new S3Location("bucket", "old"));
        assertThat(s3.requests()).containsExactly("DELETE object");
    }
}
