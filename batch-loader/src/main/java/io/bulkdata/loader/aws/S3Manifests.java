package io.bulkdata.loader.aws;

import io.bulkdata.loader.Manifests;
import io.bulkdata.redshift.sql.S3Uri;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Manifests in S3. */
public final class S3Manifests implements Manifests {

    private final S3Client client;

    public S3Manifests(S3Client client) {
        this.client = client;
    }

    @Override
    public void write(S3Uri manifest, String json) {
        try {
            client.putObject(
                    request -> request.bucket(manifest.bucket())
                            .key(manifest.key())
                            .contentType("application/json"),
                    RequestBody.fromString(json));
        } catch (SdkException e) {
            throw S3Failures.of("write", manifest, e);
        }
    }

    @Override
    public String read(S3Uri manifest) {
        try {
            return client.getObjectAsBytes(
                            request -> request.bucket(manifest.bucket()).key(manifest.key()))
                    .asUtf8String();
        } catch (SdkException e) {
            throw S3Failures.of("read", manifest, e);
        }
    }
}
