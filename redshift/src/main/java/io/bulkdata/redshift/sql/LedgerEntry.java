package io.bulkdata.redshift.sql;

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

    /** The values of a row of the ledger, in the order of its columns. */
    void writeTo(SqlText sql) {
        sql.words("(")
                .literal(loadId)
                .words(",")
                .literal(table.toString())
                .words(",")
                .literal(mode)
                .words(",")
                .literal(Literal.of(exportTime))
                .words(",")
                .literal(manifest.toString())
                .words(",")
                .number(files)
                .words(",")
                .number(bytes)
                .words(",")
                .number(rows)
                .words(",")
                .literal(schemaFingerprint)
                .words(",")
                .literal(loaderVersion)
                .words(",")
                .literal(Literal.of(started))
                .words(",")
                .literal(Literal.of(committed))
                .words(")");
    }
}
