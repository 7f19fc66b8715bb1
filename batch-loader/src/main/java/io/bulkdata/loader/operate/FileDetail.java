package io.bulkdata.loader.operate;

import java.time.Instant;
import java.util.List;

/**
 * All there is to know of a file.
 *
 * @param bytes null when it is not in its bucket any more
 * @param landed null when it is not in its bucket any more
 * @param batches those that have it, one for each target; empty when it is not known
 */
public record FileDetail(String file, String etag, Long bytes, Instant landed, List<InBatch> batches) {
    public FileDetail {
        batches = List.copyOf(batches);
    }

    /**
     * The batch that has a file for a target.
     *
     * @param batch null when the batch was deleted
     * @param ledger null when it is not in the ledger, or the ledger was not asked
     * @param ledgerProblem why the ledger could not be asked; null when it could
     */
    public record InBatch(String target, String batchId, BatchView batch, LoadView ledger, String ledgerProblem) {}
}
