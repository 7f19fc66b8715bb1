package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.fetch.ExportBody;
import io.bulkdata.receiver.fetch.Landing;
import java.io.ByteArrayInputStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The landing bucket in S3: a small file is one PutObject, a larger one a multipart upload through a single buffer. */
public final class S3Landing implements Landing {

    /** 10,000 parts, the most S3 takes, make 160 GB. */
    static final int PART_BYTES = 16 * 1024 * 1024;

    /** Whether it is a CSV or a packed one, its bytes tell. */
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client s3;
    private final String bucket;

    public S3Landing(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public boolean copy(S3Object source, ExportFile file) {
        try {
            s3.copyObject(request -> request.sourceBucket(source.bucket())
                    .sourceKey(source.key())
                    .destinationBucket(bucket)
                    .destinationKey(file.landingKey()));
            return true;
        } catch (AwsServiceException e) {
            if (S3Failures.isRefusal(e)) {
                return false;
            }
            throw S3Failures.explain(e, "copy s3://" + source.bucket() + "/" + source.key() + " to", address(file));
        } catch (SdkException e) {
            throw S3Failures.explain(e, "copy s3://" + source.bucket() + "/" + source.key() + " to", address(file));
        }
    }

    @Override
    public void store(ExportBody body, ExportFile file) {
        byte[] buffer = new byte[(int) Math.min(PART_BYTES, body.length().orElse(PART_BYTES))];
        int filled = body.fill(buffer);
        try {
            if (body.ended()) {
                put(file, buffer, filled);
            } else {
                MultipartUpload.start(s3, bucket, file.landingKey(), CONTENT_TYPE)
                        .send(body, buffer, filled);
            }
        } catch (SdkException e) {
            throw S3Failures.explain(e, "store", address(file));
        }
    }

    private void put(ExportFile file, byte[] buffer, int length) {
        s3.putObject(
                request -> request.bucket(bucket).key(file.landingKey()).contentType(CONTENT_TYPE),
                contents(buffer, length));
    }

    /** The buffer itself, not a copy of it, as often as the client wants to read it. */
    static RequestBody contents(byte[] buffer, int length) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(buffer, 0, length), length, CONTENT_TYPE);
    }

    private String address(ExportFile file) {
        return "s3://" + bucket + "/" + file.landingKey();
    }
}
