package io.bulkdata.loader.load;

import io.bulkdata.core.export.Compression;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.List;

/**
 * A file that was looked into.
 *
 * @param bytes as stored
 * @param header the names in its first line
 */
record SourceFile(S3Uri uri, long bytes, Instant exportTime, Compression compression, List<Identifier> header) {
    SourceFile {
        header = List.copyOf(header);
    }

    /** What COPY can read in one go. */
    Form form() {
        return new Form(compression, header);
    }

    /** Compression and header. */
    record Form(Compression compression, List<Identifier> header) {}
}
