package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Locale;

/** Reads what ALTER TABLE changes of how a table is stored: one or several ALTER clauses with commas between them. */
final class AlterStorage {

    private final Cursor cursor;
    private final TableDefinition definition;

    /** @param cursor after the first ALTER */
    AlterStorage(Cursor cursor, TableDefinition definition) {
        this.cursor = cursor;
        this.definition = definition;
    }

    void parse() {
        clause();
        while (cursor.acceptSymbol(',')) {
            cursor.expect("ALTER");
            clause();
        }
        cursor.expectEnd();
    }

    private void clause() {
        if (cursor.accept("ENCODE")) {
            cursor.expect("AUTO");
            definition.encodeAuto();
        } else if (cursor.accept("DISTSTYLE")) {
            distStyle();
        } else if (cursor.accept("DISTKEY")) {
            distKey();
        } else if (cursor.accept("COMPOUND", "SORTKEY")) {
            definition.sortKey("COMPOUND", cursor.nameList());
        } else if (cursor.accept("SORTKEY")) {
            sortKey();
        } else {
            encoding();
        }
    }

    private void distStyle() {
        Token style = cursor.peek();
        if (!cursor.acceptAny("ALL", "EVEN", "KEY", "AUTO")) {
            throw SqlRefusal.unexpected(style);
        }
        definition.distStyle(style);
        if (style.is("KEY")) {
            cursor.expect("DISTKEY");
            distKey();
        }
    }

    private void distKey() {
        definition.distKey(cursor.peek());
        cursor.name();
    }

    private void sortKey() {
        if (cursor.acceptAny("AUTO", "NONE")) {
            definition.sortKey(cursor.previous().text().toUpperCase(Locale.ROOT), List.of());
        } else {
            definition.sortKey("COMPOUND", cursor.nameList());
        }
    }

    private void encoding() {
        cursor.accept("COLUMN");
        String column = cursor.name();
        cursor.expect("ENCODE");
        definition.encoding(column, ColumnAttributes.encoding(cursor));
    }
}
