package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;

/** Where exports land. What is stored is complete and byte for byte the source, or nothing is. */
public interface Landing {

    /**
     * Stores an export.
     *
     * @return how many bytes it has
     * @throws FetchException when it cannot be had whole or the landing bucket does not take it; nothing is stored then
     */
    long store(Export export, ExportFile file, LandedMetadata metadata, Deadline deadline);
}
