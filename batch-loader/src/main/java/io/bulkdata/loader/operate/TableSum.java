package io.bulkdata.loader.operate;

/**
 * The sum for one table: {@code received = loaded + superseded + quarantined + inFlight}, when nothing is broken.
 *
 * @param received files in the landing bucket
 * @param bytes of them, as stored
 * @param rows that the loads have brought, by the ledger
 * @param rowsTold the same by the notices that are kept with the batches
 */
public record TableSum(
        String table,
        long received,
        long loaded,
        long superseded,
        long quarantined,
        long inFlight,
        long broken,
        long bytes,
        long rows,
        long rowsTold) {}
