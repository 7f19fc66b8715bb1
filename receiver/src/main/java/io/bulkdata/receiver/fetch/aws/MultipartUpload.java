package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.receiver.fetch.ExportBody;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One multipart upload, from its start to its completion; aborted when anything fails between, so that no parts are left to pay for. */
final class MultipartUpload {

    private static final ChecksumAlgorithm CHECKSUM = ChecksumAlgorithm.CRC32;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();

    private MultipartUpload(S3Client s3, String bucket, String key, String id) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.id = id;
    }

    static MultipartUpload start(S3Client s3, String bucket, String key, String contentType) {
        String id = s3.createMultipartUpload(request ->
                        request.bucket(bucket).key(key).contentType(contentType).checksumAlgorithm(CHECKSUM))
                .uploadId();
        return new MultipartUpload(s3, bucket, key, id);
    }

    /** Sends what is in the buffer and then, through the same buffer, the rest of the body. */
    void send(ExportBody body, byte[] buffer, int filled) {
        try {
            sendPart(buffer, filled);
            while (!body.ended()) {
                sendPart(buffer, body.fill(buffer));
            }
            complete();
        } catch (RuntimeException e) {
            abort(e);
            throw e;
        }
    }

    private void sendPart(byte[] buffer, int length) {
        int number = parts.size() + 1;
        UploadPartResponse part = s3.uploadPart(
                request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(CHECKSUM),
                S3Landing.contents(buffer, length));
        // S3 does not complete an upload that was started with a checksum unless it is told each part's.
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build());
    }

    private void complete() {
        s3.completeMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
    }

    /** Harmless when the completion's answer was lost: a completed upload is no longer there to be aborted, and the message comes again. */
    private void abort(RuntimeException why) {
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
        } catch (SdkException e) {
            why.addSuppressed(e);
        }
    }
}
