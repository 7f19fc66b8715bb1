package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import java.time.Instant;

/**
 * As what an export lands.
 *
 * @param exportTime the one in the file's name, else when it was announced
 */
record Destination(ExportFile file, Instant exportTime) {

    /**
     * @param start the export's first bytes
     * @param whole whether that is all of it
     * @param eTag in quotation marks, or null
     */
    LandedMetadata metadata(Chunk start, boolean whole, String eTag) {
        Compression compression = Compression.detect(start.start(Compression.MAGIC_BYTES));
        String header =
                HeaderReader.fingerprint(start.stream(), compression, whole).orElse(null);
        return new LandedMetadata(
                file.table(), file.kind(), exportTime, header, compression, eTag == null ? null : unquoted(eTag));
    }

    private static String unquoted(String eTag) {
        return eTag.substring(1, eTag.length() - 1);
    }
}
