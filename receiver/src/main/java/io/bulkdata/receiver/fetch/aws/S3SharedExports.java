package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.fetch.Chunk;
import io.bulkdata.receiver.fetch.Deadline;
import io.bulkdata.receiver.fetch.SharedExport;
import io.bulkdata.receiver.fetch.SharedExports;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** Exports in buckets of ControlShift that this account may read. */
public final class S3SharedExports implements SharedExports {

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
    static final long LARGEST_COPY = 5L * 1024 * 1024 * 1024;

    /** 10,000 of them are the 5 TB that an object may have: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
    static final long COPY_PART = 512L * 1024 * 1024;

    /** The largest block of bzip2, which can only be unpacked whole, is 900 kB and a little more when its data do not compress. */
    private static final int START_BYTES = 1024 * 1024;

    private static final int THREADS = 4;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final long largestCopy;
    private final long copyPart;

    public S3SharedExports(S3Client s3, String bucket) {
        this(s3, bucket, LARGEST_COPY, COPY_PART);
    }

    S3SharedExports(S3Client s3, String bucket, long largestCopy, long copyPart) {
        this.s3 = s3;
        this.bucket = bucket;
        this.largestCopy = largestCopy;
        this.copyPart = copyPart;
    }

    @Override
    public Optional<SharedExport> look(S3Object source, Deadline deadline) {
        try {
            ResponseBytes<GetObjectResponse> start = s3.getObject(
                    request -> request.bucket(source.bucket())
                            .key(source.key())
                            .range("bytes=0-" + (START_BYTES - 1))
                            .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())),
                    ResponseTransformer.toBytes());
            return Optional.of(new SharedExport(
                    source,
                    chunk(start.asByteArrayUnsafe()),
                    size(start.response()),
                    start.response().eTag()));
        } catch (AwsServiceException e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                return Optional.of(new SharedExport(source, new Chunk(new byte[0], 0), 0, "\"\""));
            }
            if (S3Failures.isRefusal(e)) {
                return Optional.empty();
            }
            throw S3Failures.explain(e, "read", address(source));
        } catch (SdkException e) {
            throw S3Failures.explain(e, "read", address(source));
        }
    }

    private static Chunk chunk(byte[] bytes) {
        return new Chunk(bytes, bytes.length);
    }

    /** In {@code bytes 0-1048575/12345678} what is behind the slash; without a range the whole object came. */
    private static long size(GetObjectResponse answer) {
        String range = answer.contentRange();
        return range == null ? answer.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    @Override
    public Copied copy(SharedExport source, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        try {
            if (source.size() <= largestCopy) {
                copyAtOnce(source, file, metadata, deadline);
            } else {
                copyInParts(source, file, metadata, deadline);
            }
            return Copied.DONE;
        } catch (AwsServiceException e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return Copied.CHANGED;
            }
            if (S3Failures.isRefusal(e)) {
                return Copied.REFUSED;
            }
            throw failure(e, source, file);
        } catch (SdkException e) {
            throw failure(e, source, file);
        }
    }

    private void copyAtOnce(SharedExport export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        s3.copyObject(request -> request.sourceBucket(export.source().bucket())
                .sourceKey(export.source().key())
                .copySourceIfMatch(export.eTag())
                .destinationBucket(bucket)
                .destinationKey(file.landingKey())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(Bytes.CONTENT_TYPE)
                .metadata(metadata.toMap())
                .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())));
    }

    private void copyInParts(SharedExport export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        AtomicInteger taken = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        MultipartUpload.run(
                s3,
                deadline,
                request -> request.bucket(bucket)
                        .key(file.landingKey())
                        .contentType(Bytes.CONTENT_TYPE)
                        .metadata(metadata.toMap()),
                upload ->
                        Workers.run(THREADS, () -> copyParts(export, taken, stopped, upload), () -> stopped.set(true)));
    }

    private void copyParts(SharedExport export, AtomicInteger taken, AtomicBoolean stopped, MultipartUpload upload) {
        int number = taken.incrementAndGet();
        long first = (number - 1) * copyPart;
        while (!stopped.get() && first < export.size()) {
            String range = "bytes=" + first + "-" + (Math.min(first + copyPart, export.size()) - 1);
            upload.copy(
                    number,
                    request -> request.sourceBucket(export.source().bucket())
                            .sourceKey(export.source().key())
                            .copySourceIfMatch(export.eTag())
                            .copySourceRange(range));
            number = taken.incrementAndGet();
            first = (number - 1) * copyPart;
        }
    }

    private RuntimeException failure(SdkException e, SharedExport source, ExportFile file) {
        return S3Failures.explain(
                e, "copy " + address(source.source()) + " to", "s3://" + bucket + "/" + file.landingKey());
    }

    private static String address(S3Object object) {
        return "s3://" + object.bucket() + "/" + object.key();
    }
}
