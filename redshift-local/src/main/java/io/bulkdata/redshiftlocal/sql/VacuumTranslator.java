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
        remove(start, cursor, edits);
        if (cursor.peek().isName() && !cursor.peek().isAny("TO", "BOOST")) {
            cursor.qualifiedName();
        }
        int afterTable = cursor.previous().end();
        if (cursor.accept("TO")) {
            cursor.expectKind(Token.Kind.NUMBER);
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
