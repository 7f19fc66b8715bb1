package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.source.AllowedSources;
import io.bulkdata.receiver.source.RefusedSourceException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one export into the landing bucket: inside S3 when that is possible, else from its address. */
final class FetchExport {

    private static final Logger LOG = LoggerFactory.getLogger(FetchExport.class);

    private final AllowedSources sources;
    private final LandingPlan plan;
    private final InsideCopy insideCopy;
    private final Download download;

    FetchExport(AllowedSources sources, LandingPlan plan, InsideCopy insideCopy, Download download) {
        this.sources = sources;
        this.plan = plan;
        this.insideCopy = insideCopy;
        this.download = download;
    }

    /**
     * Stores the export.
     *
     * @throws FetchException when it is not stored
     */
    Stored fetch(ExportRequest request, Deadline deadline) {
        ExportRequest trusted = withAllowedSource(request);
        ExportFile file = plan.fileOf(trusted);
        Destination destination = new Destination(file, file.exportTime().orElse(request.receivedAt()));
        OptionalLong copied = copied(trusted.source(), destination, deadline);
        long bytes = copied.isPresent() ? copied.getAsLong() : downloaded(trusted, destination, deadline);
        return new Stored(file, bytes, destination.exportTime());
    }

    /** The queue may hold requests that were accepted under other settings. */
    private ExportRequest withAllowedSource(ExportRequest request) {
        S3Object source = request.source();
        if (source == null || sources.allowsBucket(source.bucket())) {
            return request;
        }
        return new ExportRequest(
                request.kind(), request.table(), request.url(), null, request.jid(), request.receivedAt());
    }

    private OptionalLong copied(S3Object source, Destination destination, Deadline deadline) {
        if (source == null) {
            return OptionalLong.empty();
        }
        OptionalLong copied = insideCopy.copy(source, destination, deadline);
        if (copied.isEmpty()) {
            LOG.info("s3://{}/{} cannot be copied inside S3; fetching its address", source.bucket(), source.key());
        }
        return copied;
    }

    private long downloaded(ExportRequest request, Destination destination, Deadline deadline) {
        try {
            sources.check(request.url());
        } catch (RefusedSourceException e) {
            throw new FetchException(e.failureClass(), Remedy.by(e.next()), e.getMessage(), e);
        }
        return download.store(request.url(), destination, deadline);
    }
}
