package io.bulkdata.redshift.sql;

import io.bulkdata.core.export.Compression;
import java.util.List;
import java.util.Objects;

/**
 * COPY of CSV files with a header that a manifest names. Nothing is cut, replaced or skipped: a row that does not fit fails
 * the statement. An empty field is NULL, in text columns too, as the exports cannot tell the two apart.
 *
 * @param columns of the table, in the order of the files' fields
 * @param region of the bucket; null when it is the cluster's own
 */
public record Copy(
        TableReference table,
        List<Identifier> columns,
        S3Uri manifest,
        Compression compression,
        CopyRole role,
        String region)
        implements Command {
    public Copy {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(role, "role");
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("COPY from " + manifest + " needs its columns");
        }
    }

    @Override
    public void writeTo(SqlText sql) {
        sql.words("COPY").table(table).names(columns).words("FROM").literal(manifest.toString());
        writeRole(sql);
        sql.words("MANIFEST FORMAT CSV IGNOREHEADER 1");
        if (compression != Compression.NONE) {
            sql.words(compression.name());
        }
        sql.words("TIMEFORMAT 'auto' DATEFORMAT 'auto' EMPTYASNULL COMPUPDATE OFF STATUPDATE OFF");
        if (region != null) {
            sql.words("REGION").literal(region);
        }
    }

    private void writeRole(SqlText sql) {
        sql.words("IAM_ROLE");
        if (role.chain().isEmpty()) {
            sql.words("default");
        } else {
            sql.literal(String.join(",", role.chain()));
        }
    }
}
