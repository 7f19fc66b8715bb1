package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.Deadline;
import io.bulkdata.receiver.fetch.FetchException;
import io.bulkdata.receiver.fetch.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One multipart upload, whose parts come in any order from several threads; aborted when anything fails, so that no parts are left to pay for. */
final class MultipartUpload {

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
    static final int MOST_PARTS = 10_000;

    private static final Duration ABORT_TIMEOUT = Duration.ofSeconds(5);

    private final S3Client s3;
    private final Deadline deadline;
    private final String bucket;
    private final String key;
    private final String id;
    private final Map<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();

    private MultipartUpload(S3Client s3, Deadline deadline, CreateMultipartUploadResponse upload) {
        this.s3 = s3;
        this.deadline = deadline;
        this.bucket = upload.bucket();
        this.key = upload.key();
        this.id = upload.uploadId();
    }

    /**
     * Starts an upload, lets the work send its parts, and completes it.
     *
     * @throws RuntimeException whatever the work or S3 throws; the upload is aborted then
     */
    static void run(
            S3Client s3,
            Deadline deadline,
            Consumer<CreateMultipartUploadRequest.Builder> description,
            Consumer<MultipartUpload> work) {
        MultipartUpload upload = new MultipartUpload(
                s3,
                deadline,
                s3.createMultipartUpload(request -> request.applyMutation(description)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left()))));
        try {
            work.accept(upload);
            upload.complete();
        } catch (RuntimeException | Error e) {
            upload.abort(e);
            throw e;
        }
    }

    void send(Part part) {
        check(part.number());
        String checksum = Bytes.crc32(part.bytes());
        UploadPartResponse answer = s3.uploadPart(
                request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(part.number())
                        .checksumCRC32(checksum)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())),
                Bytes.of(part.bytes()));
        // S3 does not complete an upload that was started with a checksum unless it is told each part's.
        add(part.number(), answer.eTag(), checksum);
    }

    /** @param source which bytes of which object */
    void copy(int number, Consumer<UploadPartCopyRequest.Builder> source) {
        check(number);
        String eTag = s3.uploadPartCopy(request -> request.applyMutation(source)
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .uploadId(id)
                        .partNumber(number)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())))
                .copyPartResult()
                .eTag();
        add(number, eTag, null);
    }

    private void check(int number) {
        if (number > MOST_PARTS) {
            throw new FetchException(
                    FailureClass.DATA,
                    "Larger than the " + MOST_PARTS + " parts that S3 takes: s3://" + bucket + "/" + key);
        }
    }

    private void add(int number, String eTag, String checksum) {
        parts.put(
                number,
                CompletedPart.builder()
                        .partNumber(number)
                        .eTag(eTag)
                        .checksumCRC32(checksum)
                        .build());
    }

    private void complete() {
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(key)
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(List.copyOf(parts.values())))
                .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())));
    }

    /** Harmless when the completion's answer was lost: a completed upload is no longer there to be aborted, and the message comes again. */
    private void abort(Throwable why) {
        boolean interrupted = Thread.interrupted();
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket)
                    .key(key)
                    .uploadId(id)
                    .overrideConfiguration(limits -> limits.apiCallTimeout(ABORT_TIMEOUT)));
        } catch (SdkException e) {
            why.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
