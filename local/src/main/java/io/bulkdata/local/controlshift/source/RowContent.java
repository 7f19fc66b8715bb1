package io.bulkdata.local.controlshift.source;

import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.util.Arrays;
import java.util.List;

/** Makes a row's cells as PostgreSQL would print them: a function of seed, table, row and revision. */
final class RowContent {

    /** One cell in so many is missing where it may be. */
    private static final int MISSING = 6;
    /** One row in so many has very long texts, the table's first row among them. */
    private static final int LONG_ROWS = 3_000;

    /** An update changes one column in so many. */
    private static final int CHANGED = 4;

    private final SourceTable table;
    private final long seed;

    RowContent(SourceTable table, long seed) {
        this.table = table;
        this.seed = Dice.of(seed, table.name().hashCode()).anyLong();
    }

    SourceTable table() {
        return table;
    }

    /** In the order of the table's columns; null where the value is missing. */
    List<String> cells(SourceRow row) {
        String[] cells = new String[table.columns().size()];
        boolean longTexts = row.id() % LONG_ROWS == 1;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(row, i, longTexts);
        }
        return Arrays.asList(cells);
    }

    private String cell(SourceRow row, int index, boolean longTexts) {
        SourceColumn column = table.columns().get(index);
        return switch (column.name()) {
            case "id" -> Long.toString(row.id());
            case "created_at" -> TimeCells.print(row.created());
            case "updated_at" -> TimeCells.print(row.updated());
            default -> cell(column, Dice.of(seed, row.id(), index, lastChange(row, index)), longTexts);
        };
    }

    private static String cell(SourceColumn column, Dice dice, boolean longTexts) {
        if (column.nullable() && dice.oneIn(MISSING)) {
            return null;
        }
        return switch (column.kind()) {
            case INTEGER -> NumberCells.integer(column.name(), dice);
            case BIGINT -> NumberCells.bigint(column.name(), dice);
            case DECIMAL -> NumberCells.decimal(column.sqlType(), dice);
            case BOOLEAN -> dice.oneIn(2) ? "t" : "f";
            case TIMESTAMP -> TimeCells.any(dice);
            case UUID -> StructuredCells.uuid(dice);
            case ENUM -> StructuredCells.enumValue(column.sqlType(), dice);
            case HSTORE -> StructuredCells.hstore(dice);
            case JSON -> StructuredCells.json(column.name(), dice);
            case STRING -> TextCells.string(column.name(), dice);
            case TEXT -> longTexts ? LongTexts.one(dice) : TextCells.text(column.name(), dice);
        };
    }

    /** The last revision that changed this column; the others kept what they found. */
    private int lastChange(SourceRow row, int index) {
        int last = row.revision();
        while (last > 0 && !Dice.of(seed, row.id(), last, index, CHANGED).oneIn(CHANGED)) {
            last--;
        }
        return last;
    }
}
