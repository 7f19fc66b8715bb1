package io.bulkdata.redshift.ledger;

import java.time.Instant;

/**
 * How many loads of a table were committed in some time.
 *
 * @param table as {@code schema.table}
 * @param lastCommitted when the newest of them was
 */
public record LoadCount(String table, long loads, Instant lastCommitted) {}
