package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;

/** Translates CREATE SCHEMA and ALTER SCHEMA: a quota is checked and dropped. */
final class SchemaTranslator {

    private SchemaTranslator() {}

    /** @param cursor after the word SCHEMA */
    static Optional<Action> translate(boolean create, Cursor cursor, List<Edit> edits) {
        return create ? create(cursor, edits) : alter(cursor, edits);
    }

    private static Optional<Action> create(Cursor cursor, List<Edit> edits) {
        while (!cursor.atEnd()) {
            Token start = cursor.peek();
            if (cursor.accept("QUOTA")) {
                quota(cursor);
                edits.add(Edit.remove(start.start(), cursor.previous().end()));
            } else {
                cursor.skip();
            }
        }
        return Optional.empty();
    }

    private static Optional<Action> alter(Cursor cursor, List<Edit> edits) {
        Token name = cursor.peek();
        cursor.name();
        if (!cursor.accept("QUOTA")) {
            return Optional.empty();
        }
        quota(cursor);
        cursor.expectEnd();
        String call = "CALL pg_catalog.redshift_local_require_schema(" + Literals.quoted(name.name()) + ")";
        edits.add(new Edit(cursor.first().start(), cursor.previous().end(), call));
        return Optional.of(new Action.Instead("ALTER SCHEMA", false));
    }

    private static void quota(Cursor cursor) {
        if (!cursor.accept("UNLIMITED")) {
            cursor.expectKind(Token.Kind.NUMBER);
            cursor.acceptAny("MB", "GB", "TB");
        }
    }
}
