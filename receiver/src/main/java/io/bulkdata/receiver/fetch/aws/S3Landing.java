package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.Chunk;
import io.bulkdata.receiver.fetch.Deadline;
import io.bulkdata.receiver.fetch.Export;
import io.bulkdata.receiver.fetch.FetchException;
import io.bulkdata.receiver.fetch.Landing;
import io.bulkdata.receiver.fetch.Part;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** The landing bucket in S3: an export of one part is one PutObject, a larger one a multipart upload of several parts at once. */
public final class S3Landing implements Landing {

    private static final int THREADS = 4;

    private final S3Client s3;
    private final String bucket;
    private final int partBytes;

    /** @param partBytes of all parts but the last; there is memory for {@value #THREADS} */
    public S3Landing(S3Client s3, String bucket, int partBytes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.partBytes = partBytes;
    }

    @Override
    public long store(Export export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        try {
            return export.isWhole() ? put(export, file, metadata, deadline) : upload(export, file, metadata, deadline);
        } catch (SdkException e) {
            throw S3Failures.explain(e, "store", "s3://" + bucket + "/" + file.landingKey());
        }
    }

    private long put(Export export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        export.verify();
        Chunk bytes = export.first().bytes();
        s3.putObject(
                request -> request.bucket(bucket)
                        .key(file.landingKey())
                        .contentType(Bytes.CONTENT_TYPE)
                        .metadata(metadata.toMap())
                        .checksumCRC32(Bytes.crc32(bytes))
                        .overrideConfiguration(limits -> limits.apiCallTimeout(deadline.left())),
                Bytes.of(bytes));
        return bytes.length();
    }

    private long upload(Export export, ExportFile file, LandedMetadata metadata, Deadline deadline) {
        int threads = threads(export, file);
        AtomicLong size = new AtomicLong();
        MultipartUpload.run(
                s3,
                deadline,
                request -> request.bucket(bucket)
                        .key(file.landingKey())
                        .contentType(Bytes.CONTENT_TYPE)
                        .metadata(metadata.toMap())
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                upload -> {
                    AtomicReference<Part> first = new AtomicReference<>(export.first());
                    Workers.run(threads, () -> size.addAndGet(send(export, first, upload)), export::stop);
                    checkSize(export, size.get(), file);
                    export.verify();
                });
        return size.get();
    }

    private static void checkSize(Export export, long size, ExportFile file) {
        if (export.size().orElse(size) != size) {
            throw new IllegalStateException(size + " bytes instead of " + export.size() + ": " + file.landingKey());
        }
    }

    /** One thread sends the first part and goes on with its buffer; the others have buffers of their own. */
    private long send(Export export, AtomicReference<Part> first, MultipartUpload upload) {
        Part part = first.getAndSet(null);
        byte[] buffer = part == null ? new byte[partBytes] : part.bytes().array();
        long size = 0;
        for (part = part == null ? export.next(buffer) : part; part != null; part = export.next(buffer)) {
            upload.send(part);
            size += part.length();
        }
        return size;
    }

    /** As many as have something to do. */
    private int threads(Export export, ExportFile file) {
        long parts = (export.size().orElse(Long.MAX_VALUE - partBytes) + partBytes - 1) / partBytes;
        if (export.size().isPresent() && parts > MultipartUpload.MOST_PARTS) {
            throw new FetchException(
                    FailureClass.DATA,
                    "Its " + export.size().getAsLong() + " bytes are more than " + MultipartUpload.MOST_PARTS
                            + " parts of " + partBytes + ": " + file.landingKey());
        }
        return (int) Math.min(THREADS, parts);
    }
}
