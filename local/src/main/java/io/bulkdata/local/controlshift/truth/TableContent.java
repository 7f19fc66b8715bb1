package io.bulkdata.local.controlshift.truth;

import io.bulkdata.local.controlshift.schema.SourceTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a table holds: equal for two tables with the same rows in any order.
 *
 * @param checksum of {@link ContentChecksum}, 64 hex digits
 */
public record TableContent(String table, long rows, String checksum) {

    public TableContent {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(checksum, "checksum");
    }

    /** Of rows as PostgreSQL prints them; null for a missing value. Uses up the stream. */
    public static TableContent ofSource(SourceTable table, Stream<List<String>> rows) {
        ContentChecksum checksum = new ContentChecksum();
        rows.forEachOrdered(row -> checksum.add(SourceCells.canonical(table, row)));
        return new TableContent(table.name(), checksum.rows(), checksum.value());
    }

    /**
     * Of the rows that are left in a query's result.
     *
     * @param rows its columns are the table's, in the order of {@link SourceTable#columnNames()}
     */
    public static TableContent ofWarehouse(SourceTable table, ResultSet rows) throws SQLException {
        ContentChecksum checksum = new ContentChecksum();
        while (rows.next()) {
            checksum.add(JdbcCells.canonical(table, rows));
        }
        return new TableContent(table.name(), checksum.rows(), checksum.value());
    }
}
