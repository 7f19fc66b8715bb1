package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.Row;
import java.time.Instant;
import java.util.Objects;

/**
 * A load that is done.
 *
 * @param mode {@code replace}, {@code add}, {@code append} or {@code replace-partition}
 * @param exportTime of the newest file
 * @param manifest names all files of the load
 * @param bytes of the files as stored
 * @param rows brought into the table
 * @param schemaFingerprint of the table's columns and types when it was loaded
 */
public record LedgerEntry(
        String loadId,
        QualifiedTable table,
        String mode,
        Instant exportTime,
        S3Uri manifest,
        long files,
        long bytes,
        long rows,
        String schemaFingerprint,
        String loaderVersion,
        Instant started,
        Instant committed) {
    public LedgerEntry {
        Objects.requireNonNull(loadId, "loadId");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(exportTime, "exportTime");
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(schemaFingerprint, "schemaFingerprint");
        Objects.requireNonNull(loaderVersion, "loaderVersion");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(committed, "committed");
    }

    /** Reads a row of {@link Query.ShowLoad}. */
    static LedgerEntry of(Row row) {
        String table = row.text(1);
        int dot = table.indexOf('.');
        return new LedgerEntry(
                row.text(0),
                QualifiedTable.of(table.substring(0, dot), table.substring(dot + 1)),
                row.text(2),
                Literal.instant(row.text(3)),
                S3Uri.parse(row.text(4)),
                row.number(5),
                row.number(6),
                row.number(7),
                row.text(8),
                row.text(9),
                Literal.instant(row.text(10)),
                Literal.instant(row.text(11)));
    }
}
