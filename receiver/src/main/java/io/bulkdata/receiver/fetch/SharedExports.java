package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.message.ExportRequest.S3Object;
import java.util.Optional;

/** Exports that the organisation shares with this account inside S3, so that no byte of them has to pass through here. */
public interface SharedExports {

    /**
     * Looks at the beginning of one.
     *
     * @return empty when it cannot be read this way: it is not there, or not for us
     * @throws FetchException when it cannot be read for another reason
     */
    Optional<SharedExport> look(S3Object source, Deadline deadline);

    /**
     * Copies one into the landing bucket, whole and just as it was looked at, or not at all.
     *
     * @throws FetchException when that failed for another reason than the source's own
     */
    Copied copy(SharedExport source, ExportFile file, LandedMetadata metadata, Deadline deadline);

    /** How a copy ends. */
    enum Copied {
        DONE,
        /** It cannot be copied: S3 does not allow it. */
        REFUSED,
        /** It is another file now than the one that was looked at. */
        CHANGED
    }
}
