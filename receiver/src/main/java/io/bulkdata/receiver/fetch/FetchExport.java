package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.source.AllowedSources;
import io.bulkdata.receiver.source.RefusedSourceException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one export into the landing bucket: inside S3 when that is possible, else from its address. */
final class FetchExport {

    private static final Logger LOG = LoggerFactory.getLogger(FetchExport.class);

    private final AllowedSources sources;
    private final LandingPlan plan;
    private final ExportServer server;
    private final Landing landing;

    FetchExport(AllowedSources sources, LandingPlan plan, ExportServer server, Landing landing) {
        this.sources = sources;
        this.plan = plan;
        this.server = server;
        this.landing = landing;
    }

    /**
     * Stores the export.
     *
     * @return the file it became
     * @throws FetchException when it is not stored
     */
    ExportFile fetch(ExportRequest request) {
        ExportRequest trusted = withAllowedSource(request);
        ExportFile file = plan.fileOf(trusted);
        if (!copied(trusted.source(), file)) {
            download(trusted, file);
        }
        return file;
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

    private boolean copied(S3Object source, ExportFile file) {
        if (source == null) {
            return false;
        }
        boolean copied = landing.copy(source, file);
        if (!copied) {
            LOG.info("s3://{}/{} cannot be copied inside S3; fetching its address", source.bucket(), source.key());
        }
        return copied;
    }

    private void download(ExportRequest request, ExportFile file) {
        try {
            sources.check(request.url());
        } catch (RefusedSourceException e) {
            throw new FetchException(FailureClass.CONFIGURATION, e.getMessage(), e);
        }
        try (ExportBody body = server.open(request.url())) {
            landing.store(body, file);
        } catch (IOException e) {
            // Only closing throws this, and by then every byte is stored.
            LOG.debug("Closing {} failed", request, e);
        }
    }
}
