package io.bulkdata.local.controlshift.truth;

import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The canonical form of a row that PostgreSQL printed, as an export has it. */
final class SourceCells {

    private SourceCells() {}

    /** @throws IllegalArgumentException when there are more or fewer cells than columns */
    static List<String> canonical(SourceTable table, List<String> printed) {
        if (printed.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    "Table " + table.name() + " has " + table.columns().size() + " columns, a row " + printed.size());
        }
        List<String> canonical = new ArrayList<>(printed.size());
        for (int i = 0; i < printed.size(); i++) {
            String cell = printed.get(i);
            canonical.add(cell == null ? null : canonical(table.columns().get(i), cell));
        }
        return canonical;
    }

    private static String canonical(SourceColumn column, String printed) {
        return switch (column.kind()) {
            case INTEGER, BIGINT, DECIMAL -> CanonicalCell.number(new BigDecimal(printed));
            case BOOLEAN -> CanonicalCell.truth(printed.equals("t"));
            case TIMESTAMP -> CanonicalCell.time(LocalDateTime.parse(printed.replace(' ', 'T')));
            case UUID -> CanonicalCell.uuid(printed);
            case ENUM, HSTORE, JSON, STRING, TEXT -> CanonicalCell.text(printed);
        };
    }
}
