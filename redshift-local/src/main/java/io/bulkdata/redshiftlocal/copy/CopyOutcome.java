package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/**
 * What a COPY that went through did.
 *
 * @param rows that were written, or would have been with NOLOAD; the skipped ones are not among them
 * @param files that were read; a file that the manifest names twice counts twice
 * @param bytes of those files once decompressed
 * @param skipped the rows that were dropped because MAXERROR allows it, in the order they were met
 */
public record CopyOutcome(long rows, long files, long bytes, List<LoadError> skipped) {
    public CopyOutcome {
        skipped = List.copyOf(skipped);
    }
}
