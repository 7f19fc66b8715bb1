package io.bulkdata.loader.operate;

import java.time.Instant;

/**
 * How far a table is. What is not known is null.
 *
 * @param rows as the ledger has them
 * @param lastFull the export time of the newest full
 * @param lastLoad the export time of the newest file
 * @param lagSeconds how much older than now the newest file is
 * @param loads how many loads were committed in the last 24 hours
 * @param lastCommitted when the newest of them was
 */
public record TableView(
        String table,
        long rows,
        Instant lastFull,
        Instant lastLoad,
        long lagSeconds,
        long loads,
        Instant lastCommitted) {}
