package io.bulkdata.loader.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Instant;
import java.util.Optional;

/** What the ledger knows of loads and tables. */
interface LedgerFacts {

    /** A load, if it is done. */
    Optional<LoadSum> load(BatchId id);

    /** The export time of a target's last full. */
    Optional<Instant> lastFull(String target);
}
