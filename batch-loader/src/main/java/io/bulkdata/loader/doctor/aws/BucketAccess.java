package io.bulkdata.loader.doctor.aws;

import io.bulkdata.loader.doctor.Check.Examination;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether a bucket can be written, read, listed and tidied up. */
public final class BucketAccess implements Examination {

    private final S3Client s3;
    private final String bucket;

    public BucketAccess(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String examine() {
        String key = S3Probe.PREFIX + UUID.randomUUID();
        String uri = "s3://" + bucket + "/" + key;
        attempt("write " + uri, () -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("x")));
        attempt(
                "read " + uri,
                () -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
        attempt(
                "list s3://" + bucket + "/" + S3Probe.PREFIX,
                () -> s3.listObjectsV2(list -> list.bucket(bucket).prefix(S3Probe.PREFIX)));
        attempt(
                "delete " + uri,
                () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
        return bucket + " can be written, read and listed";
    }

    private static void attempt(String what, Runnable action) {
        try {
            action.run();
        } catch (SdkException e) {
            throw AwsAilments.of(what, e);
        }
    }
}
