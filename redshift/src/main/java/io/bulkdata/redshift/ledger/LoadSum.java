package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.LedgerEntry;
import java.time.Instant;
import java.util.Objects;

/**
 * What a load has brought.
 *
 * @param table as {@code schema.table}
 * @param exportTime of the newest file
 * @param bytes of the files as stored
 */
public record LoadSum(String table, Instant exportTime, long files, long bytes, long rows) {
    public LoadSum {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(exportTime, "exportTime");
    }

    /** The same of a load that is known in full. */
    public static LoadSum of(LedgerEntry entry) {
        return new LoadSum(entry.table().toString(), entry.exportTime(), entry.files(), entry.bytes(), entry.rows());
    }
}
