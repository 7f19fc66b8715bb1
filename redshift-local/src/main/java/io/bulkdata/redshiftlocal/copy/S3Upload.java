package io.bulkdata.redshiftlocal.copy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Writes an object to S3 in parts, so that no more than one part is held in memory; a small object in one request. */
final class S3Upload extends ObjectUpload {

    /** At most 10,000 parts: enough for 78 GB. At least 5 MB, but for the last ("Amazon S3 multipart upload limits"). */
    static final int PART_BYTES = 8 << 20;

    private static final int FIRST_BYTES = 64 << 10;
    private static final ChecksumAlgorithm CHECKSUM = ChecksumAlgorithm.CRC32;

    private final S3Client client;
    private final S3Location location;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BYTES];
    private int filled;
    private String uploadId;
    private boolean ended;

    S3Upload(S3Client client, S3Location location) {
        this.client = client;
        this.location = location;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == PART_BYTES) {
                sendPart();
            }
            int count = Math.min(left, room(left));
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    private int room(int wanted) {
        if (buffer.length - filled < wanted && buffer.length < PART_BYTES) {
            int length = Math.max(2 * buffer.length, (int) Math.min(PART_BYTES, (long) filled + wanted));
            buffer = Arrays.copyOf(buffer, Math.min(PART_BYTES, length));
        }
        return buffer.length - filled;
    }

    @Override
    public void complete() throws IOException {
        if (uploadId == null) {
            doing(() -> client.putObject(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .checksumAlgorithm(CHECKSUM),
                    contents()));
        } else {
            sendPart();
            doing(() -> client.completeMultipartUpload(request -> request.bucket(location.bucket())
                    .key(location.key())
                    .uploadId(uploadId)
                    .multipartUpload(upload -> upload.parts(parts))));
        }
        ended = true;
        buffer = new byte[0];
    }

    @Override
    public void close() throws IOException {
        buffer = new byte[0];
        if (ended || uploadId == null) {
            return;
        }
        ended = true;
        doing(() -> client.abortMultipartUpload(
                request -> request.bucket(location.bucket()).key(location.key()).uploadId(uploadId)));
    }

    private void sendPart() throws IOException {
        if (uploadId == null) {
            doing(() -> uploadId = client.createMultipartUpload(request -> request.bucket(location.bucket())
                            .key(location.key())
                            .checksumAlgorithm(CHECKSUM))
                    .uploadId());
        }
        int number = parts.size() + 1;
        doing(() -> {
            UploadPartResponse part = client.uploadPart(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .uploadId(uploadId)
                            .partNumber(number)
                            .checksumAlgorithm(CHECKSUM),
                    contents());
            // S3 does not complete an upload that was started with a checksum unless it is told each part's.
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(part.eTag())
                    .checksumCRC32(part.checksumCRC32())
                    .build());
        });
        filled = 0;
    }

    /** Without a copy: the SDK reads it, as often as it tries, before anything else is written. */
    private RequestBody contents() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(buffer, 0, filled), filled, "application/octet-stream");
    }

    private void doing(Runnable request) throws IOException {
        try {
            request.run();
        } catch (SdkException e) {
            throw S3ObjectStore.failed("Cannot write " + location, e);
        }
    }
}
