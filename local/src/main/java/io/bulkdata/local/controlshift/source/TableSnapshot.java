package io.bulkdata.local.controlshift.source;

import io.bulkdata.local.controlshift.schema.SourceTable;
import java.util.List;
import java.util.stream.Stream;

/** Rows of a table as they were at one moment, whatever happens to the table afterwards. */
public final class TableSnapshot {

    private final RowContent content;
    private final List<SourceRow> rows;

    TableSnapshot(RowContent content, List<SourceRow> rows) {
        this.content = content;
        this.rows = List.copyOf(rows);
    }

    /** The table they are of. */
    public SourceTable table() {
        return content.table();
    }

    /** How many rows. */
    public int size() {
        return rows.size();
    }

    /** Each row's cells as PostgreSQL prints them, in the order of the columns, by ascending id; null for a missing value. */
    public Stream<List<String>> rows() {
        return rows.stream().map(content::cells);
    }

    /** The same table without a row. */
    public TableSnapshot emptied() {
        return new TableSnapshot(content, List.of());
    }
}
