package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads what may stand after a table's columns: how it is stored. All of it is checked and removed. */
final class TableAttributes {

    private final Cursor cursor;
    private final List<Edit> edits;
    private final List<Token> keyTokens = new ArrayList<>();

    TableAttributes(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    /** Reads all there are; returns the columns that are distribution or sort keys. */
    List<Token> parse() {
        int start = cursor.peek().start();
        boolean any = false;
        while (attribute()) {
            any = true;
        }
        if (any) {
            edits.add(Edit.remove(start, cursor.previous().end()));
        }
        return keyTokens;
    }

    private boolean attribute() {
        if (cursor.accept("BACKUP")) {
            expectAny("YES", "NO");
        } else if (cursor.accept("DISTSTYLE")) {
            expectAny("AUTO", "EVEN", "KEY", "ALL");
        } else if (cursor.accept("DISTKEY")) {
            keys();
        } else if (cursor.accept("ENCODE")) {
            cursor.expect("AUTO");
        } else if (cursor.acceptAny("COMPOUND", "INTERLEAVED")) {
            cursor.expect("SORTKEY");
            keys();
        } else if (!cursor.accept("SORTKEY")) {
            return false;
        } else if (!cursor.accept("AUTO")) {
            keys();
        }
        return true;
    }

    private void keys() {
        cursor.expectSymbol('(');
        do {
            keyTokens.add(cursor.peek());
            cursor.name();
        } while (cursor.acceptSymbol(','));
        cursor.expectSymbol(')');
    }

    private void expectAny(String... keywords) {
        if (!cursor.acceptAny(keywords)) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
    }
}
