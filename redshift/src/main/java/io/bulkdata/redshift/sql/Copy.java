package io.bulkdata.redshift.sql;

import io.bulkdata.core.export.Compression;
import java.util.List;
import java.util.Objects;

/**
 * COPY of the files that a manifest names.
 *
 * @param columns of the table, in the order of the files' fields; all of the table's when empty
 * @param region of the bucket; null when it is the cluster's own, which columnar files are always in
 */
public record Copy(
        TableReference table,
        List<Identifier> columns,
        S3Uri manifest,
        CopyInput input,
        Compression compression,
        CopyRole role,
        String region)
        implements Command {
    public Copy {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(input, "input");
        columns = List.copyOf(columns);
    }

    @Override
    public void writeTo(SqlText sql) {
        sql.words("COPY").table(table);
        if (!columns.isEmpty()) {
            sql.names(columns);
        }
        sql.words("FROM").literal(manifest.toString());
        role.writeTo(sql);
        input.format().writeTo(sql.words("MANIFEST"));
        if (compression != Compression.NONE) {
            sql.words(compression.name());
        }
        input.writeOptions(sql);
        if (region != null && !(input.format() instanceof CopyFormat.Columnar)) {
            sql.words("REGION").literal(region);
        }
    }
}
