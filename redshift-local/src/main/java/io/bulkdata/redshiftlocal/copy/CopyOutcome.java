package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/**
 * What a COPY that went through did.
 *
 * @param rows that were written, or would have been with NOLOAD; the skipped ones are not among them
 * @param files that were read; a file that the manifest names twice is there twice
 * @param bytes of those files once decompressed
 * @param skipped the rows that were dropped because MAXERROR allows it, in the order they were met
 * @param replaced the rows in which ACCEPTINVCHARS replaced characters
 */
public record CopyOutcome(
        long rows, List<LoadedFile> files, long bytes, List<LoadError> skipped, ReplacedRows replaced) {

    /**
     * Rows with replaced characters.
     *
     * @param count of them all
     * @param told the first ones
     */
    public record ReplacedRows(long count, List<Replacement> told) {
        /** The guide, "ACCEPTINVCHARS": more than these of a slice are counted, but not told. */
        public static final int MOST_TOLD = 100;

        public ReplacedRows {
            told = List.copyOf(told);
        }
    }

    public CopyOutcome {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }
}
