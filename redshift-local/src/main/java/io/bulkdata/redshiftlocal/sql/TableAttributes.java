package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what may stand after a table's columns: how it is stored. All of it is checked, removed and remembered. */
final class TableAttributes {

    /** Developer guide, "CREATE TABLE", SORTKEY. */
    private static final int MAXIMUM_COMPOUND = 400;

    private static final int MAXIMUM_INTERLEAVED = 8;

    private final Cursor cursor;
    private final List<Edit> edits;
    private final TableDefinition definition;
    private final List<Token> keyTokens = new ArrayList<>();

    TableAttributes(Cursor cursor, List<Edit> edits, TableDefinition definition) {
        this.cursor = cursor;
        this.edits = edits;
        this.definition = definition;
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
            definition.backup(cursor.previous().is("YES"));
        } else if (cursor.accept("DISTSTYLE")) {
            expectAny("AUTO", "EVEN", "KEY", "ALL");
            definition.distStyle(cursor.previous());
        } else if (cursor.accept("DISTKEY")) {
            keys().forEach(definition::distKey);
        } else if (cursor.accept("ENCODE")) {
            cursor.expect("AUTO");
            definition.encodeAuto();
        } else {
            return sortKey();
        }
        return true;
    }

    private boolean sortKey() {
        String style = cursor.acceptAny("COMPOUND", "INTERLEAVED")
                ? cursor.previous().text().toUpperCase(Locale.ROOT)
                : null;
        if (style == null && !cursor.accept("SORTKEY")) {
            return false;
        }
        if (style == null && cursor.accept("AUTO")) {
            definition.sortKey("AUTO", List.of());
            return true;
        }
        if (style != null) {
            cursor.expect("SORTKEY");
        }
        Token start = cursor.peek();
        List<Token> keys = keys();
        requireFew(start, style, keys);
        definition.sortKey(
                style == null ? "COMPOUND" : style,
                keys.stream().map(Token::name).toList());
        return true;
    }

    private static void requireFew(Token start, String style, List<Token> keys) {
        boolean interleaved = "INTERLEAVED".equals(style);
        int maximum = interleaved ? MAXIMUM_INTERLEAVED : MAXIMUM_COMPOUND;
        if (keys.size() > maximum) {
            throw SqlRefusal.wrong(start, "a sort key has at most " + maximum + " columns, not " + keys.size());
        }
    }

    private List<Token> keys() {
        List<Token> keys = new ArrayList<>();
        cursor.expectSymbol('(');
        do {
            keys.add(cursor.peek());
            cursor.name();
        } while (cursor.acceptSymbol(','));
        cursor.expectSymbol(')');
        keyTokens.addAll(keys);
        return keys;
    }

    private void expectAny(String... keywords) {
        if (!cursor.acceptAny(keywords)) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
    }
}
