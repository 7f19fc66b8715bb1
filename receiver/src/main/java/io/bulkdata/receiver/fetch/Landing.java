package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.message.ExportRequest.S3Object;

/** Where exports land. What is stored is complete and byte for byte the source, or nothing is. */
public interface Landing {

    /**
     * Copies an object within S3, so that no byte passes through here.
     *
     * @return false when the source cannot be read this way: it is not there, or not for us
     * @throws FetchException when the copy failed for another reason
     */
    boolean copy(S3Object source, ExportFile file);

    /**
     * Stores what the body holds.
     *
     * @throws FetchException when the body breaks off or the landing bucket does not take it; nothing is stored then
     */
    void store(ExportBody body, ExportFile file);
}
