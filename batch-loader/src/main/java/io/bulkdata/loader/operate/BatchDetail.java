package io.bulkdata.loader.operate;

import java.util.List;

/**
 * All there is to know of a batch.
 *
 * @param ledger what the warehouse knows of its load; null when it is not in the ledger, or the ledger was not asked
 * @param ledgerProblem why the ledger could not be asked; null when it could
 */
public record BatchDetail(BatchView batch, List<MemberView> members, LoadView ledger, String ledgerProblem) {
    public BatchDetail {
        members = List.copyOf(members);
    }
}
