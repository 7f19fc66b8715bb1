package io.bulkdata.local.controlshift.schema;

import java.util.List;
import java.util.Objects;

/** A table of the source: its name and its columns in the order of the exports. */
public record SourceTable(String name, List<SourceColumn> columns) {

    /** @throws IllegalArgumentException when it has no column {@code id}, which every exported table has */
    public SourceTable {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        if (columns.stream().noneMatch(column -> column.name().equals("id"))) {
            throw new IllegalArgumentException("Table " + name + " has no column id");
        }
    }

    /** In the order of the exports. */
    public List<String> columnNames() {
        return columns.stream().map(SourceColumn::name).toList();
    }
}
