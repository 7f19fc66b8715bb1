package io.bulkdata.loader.load;

import io.bulkdata.core.export.Compression;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file that was looked into.
 *
 * @param bytes as stored
 * @param header the names in its first line
 * @param rows how many there are below it; empty when they were not counted
 */
record SourceFile(
        S3Uri uri,
        long bytes,
        Instant exportTime,
        Compression compression,
        List<Identifier> header,
        OptionalLong rows) {
    SourceFile {
        header = List.copyOf(header);
    }

    /** When the newest of them was exported. */
    static Instant newest(List<SourceFile> files) {
        return files.stream()
                .map(SourceFile::exportTime)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("A batch without files"));
    }

    /** What COPY can read in one go. */
    Form form() {
        return new Form(compression, header);
    }

    /** Compression and header. */
    record Form(Compression compression, List<Identifier> header) {}
}
