package io.bulkdata.receiver.fetch;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings an export from its address into the landing bucket, however often that takes. */
final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final Exports exports;
    private final Landing landing;
    private final Patience patience;

    Download(Exports exports, Landing landing, Patience patience) {
        this.exports = exports;
        this.landing = landing;
        this.patience = patience;
    }

    /**
     * How many bytes were stored.
     *
     * @throws FetchException when nothing was
     */
    long store(URI url, Destination destination, Deadline deadline) {
        Patience.Count attempts = patience.begin(deadline);
        boolean inParts = true;
        while (true) {
            try {
                return attempt(url, inParts, destination, deadline);
            } catch (ChangedException e) {
                if (!inParts) {
                    throw e;
                }
                // One answer is one file, whatever becomes of it meanwhile.
                LOG.info("Starting over, in one request: {}", e.getMessage());
                inParts = false;
            } catch (BrokenOffException e) {
                attempts.pause(e);
            }
        }
    }

    private long attempt(URI url, boolean inParts, Destination destination, Deadline deadline) {
        try (Export export = exports.open(url, inParts, deadline)) {
            return landing.store(
                    export,
                    destination.file(),
                    destination.metadata(export.first().bytes(), export.isWhole(), export.eTag()),
                    deadline);
        }
    }
}
