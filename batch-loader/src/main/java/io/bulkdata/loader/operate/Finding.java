package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;

/**
 * What breaks the sum: a file, or the rows of a batch.
 *
 * @param file null when a batch as a whole does not fit
 * @param batch null when the file is in none
 * @param problem what does not fit
 * @param next what to do now
 */
public record Finding(String file, String target, String batch, String problem, String next) {

    /** A loaded batch that does not fit to the ledger. */
    static Finding of(Batch batch, String problem) {
        return new Finding(
                null,
                batch.target().toString(),
                batch.id().value(),
                problem,
                "compare the table with its source; bulkdata batches show " + batch.id());
    }
}
