package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;

/** Checks DECLARE and FETCH: Redshift's cursors only go forward, and a session has one at a time. */
final class CursorTranslator {

    private CursorTranslator() {}

    static Optional<Action> translate(Cursor cursor) {
        if (cursor.accept("DECLARE")) {
            cursor.name();
            cursor.expect("CURSOR", "FOR");
            return Optional.of(new Action.Guarded(
                    Optional.empty(),
                    Optional.of("DECLARE CURSOR"),
                    new Action.Check("SELECT pg_catalog.redshift_local_require_no_cursor()", List.of())));
        }
        cursor.expect("FETCH");
        if (cursor.accept("FORWARD")) {
            count(cursor);
        } else if (!cursor.accept("NEXT")) {
            count(cursor);
        }
        cursor.acceptAny("FROM", "IN");
        cursor.name();
        cursor.expectEnd();
        return Optional.empty();
    }

    private static void count(Cursor cursor) {
        if (!cursor.accept("ALL") && cursor.peek().kind() == Token.Kind.NUMBER) {
            cursor.next();
        }
    }
}
