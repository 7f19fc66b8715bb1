package io.bulkdata.local.controlshift.truth;

import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The canonical form of a row that a JDBC driver read. */
final class JdbcCells {

    private JdbcCells() {}

    /** The row at the cursor, its columns in the order of the table's. */
    static List<String> canonical(SourceTable table, ResultSet row) throws SQLException {
        List<String> canonical = new ArrayList<>(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            canonical.add(canonical(table.columns().get(i), row, i + 1));
        }
        return canonical;
    }

    private static String canonical(SourceColumn column, ResultSet row, int index) throws SQLException {
        return switch (column.kind()) {
            case INTEGER, BIGINT, DECIMAL -> CanonicalCell.number(row.getBigDecimal(index));
            case BOOLEAN -> truth(row, index);
            // Not java.sql.Timestamp: in the machine's time zone some of these times do not exist.
            case TIMESTAMP -> CanonicalCell.time(row.getObject(index, LocalDateTime.class));
            case UUID -> CanonicalCell.uuid(row.getString(index));
            case ENUM, HSTORE, JSON, STRING, TEXT -> CanonicalCell.text(row.getString(index));
        };
    }

    private static String truth(ResultSet row, int index) throws SQLException {
        boolean value = row.getBoolean(index);
        return row.wasNull() ? null : CanonicalCell.truth(value);
    }
}
