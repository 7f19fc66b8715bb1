package io.bulkdata.loader.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the ledger knows of loads and tables. */
interface LedgerFacts {

    /** All loads that it knows without asking. */
    Map<BatchId, LoadSum> loads();

    /** A load, if it is done. */
    Optional<LoadSum> load(BatchId id);

    /** The export time of a table's last full; the table as {@code schema.table}. */
    Optional<Instant> lastFull(String table);
}
