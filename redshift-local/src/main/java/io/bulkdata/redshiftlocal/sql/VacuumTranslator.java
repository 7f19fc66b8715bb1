package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Translates VACUUM: its kinds, threshold and boost mean nothing to PostgreSQL's. */
final class VacuumTranslator {

    private VacuumTranslator() {}

    /** @param cursor at the word VACUUM */
    static void translate(Cursor cursor, List<Edit> edits) {
        int start = cursor.next().end();
        if (!cursor.accept("SORT", "ONLY") && !cursor.accept("DELETE", "ONLY")) {
            cursor.acceptAny("FULL", "REINDEX", "RECLUSTER");
        }
        boolean threshold = !cursor.previous().is("REINDEX");
        remove(start, cursor, edits);
        if ((cursor.peek().isName() && !cursor.peek().isAny("TO", "BOOST"))
                || cursor.peek().isSymbol('#')) {
            cursor.qualifiedName();
            threshold(threshold, cursor, edits);
        } else {
            threshold(false, cursor, edits);
        }
    }

    /** @param allowed whether there is a table, and it is not REINDEX */
    private static void threshold(boolean allowed, Cursor cursor, List<Edit> edits) {
        int afterTable = cursor.previous().end();
        if (allowed && cursor.accept("TO")) {
            Literals.integer(cursor.expectKind(Token.Kind.NUMBER), 0, 100);
            cursor.expect("PERCENT");
        }
        cursor.accept("BOOST");
        cursor.expectEnd();
        remove(afterTable, cursor, edits);
    }

    private static void remove(int start, Cursor cursor, List<Edit> edits) {
        int end = cursor.previous().end();
        if (end > start) {
            edits.add(Edit.remove(start, end));
        }
    }
}
