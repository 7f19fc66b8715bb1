package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;

/** Sends a statement that neither defines a table nor changes rows to the class that understands it. */
final class UtilityTranslator {

    private UtilityTranslator() {}

    static Optional<Action> translate(String source, List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        Token first = cursor.peek();
        if (first.isAny("CREATE", "ALTER")) {
            return definition(source, cursor, edits);
        }
        if (first.isAny("SELECT", "WITH")) {
            selectIntoTemporary(tokens, edits);
        } else if (first.isAny("GRANT", "REVOKE")) {
            UserTranslator.translateGrant(tokens, edits);
        } else if (first.is("ANALYZE")) {
            return AnalyzeTranslator.translate(cursor, edits);
        } else if (first.isAny("DECLARE", "FETCH")) {
            return CursorTranslator.translate(cursor);
        } else if (first.is("LOCK")) {
            requireNoMode(cursor);
        } else if (first.is("REFRESH")) {
            ViewTranslator.translateRefresh(cursor, edits);
        } else if (first.isAny("SET", "SHOW")) {
            return SettingTranslator.shown(cursor, edits);
        }
        return Optional.empty();
    }

    /** SELECT INTO a name with a {@code #} makes a temporary table. */
    private static void selectIntoTemporary(List<Token> tokens, List<Edit> edits) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("INTO")
                    && tokens.get(i + 1).isSymbol('#')
                    && !tokens.get(i - 1).isAny("INSERT", "MERGE")) {
                edits.add(Edit.insert(tokens.get(i + 1).start(), "TEMP "));
            }
        }
    }

    /** LOCK is always ACCESS EXCLUSIVE. */
    private static void requireNoMode(Cursor cursor) {
        cursor.expect("LOCK");
        cursor.accept("TABLE");
        do {
            cursor.qualifiedName();
        } while (cursor.acceptSymbol(','));
        cursor.expectEnd();
    }

    private static Optional<Action> definition(String source, Cursor cursor, List<Edit> edits) {
        Token verb = cursor.next();
        boolean create = verb.is("CREATE");
        if (cursor.accept("USER")) {
            UserTranslator.translate(cursor, edits);
            return Optional.empty();
        }
        if (cursor.accept("SCHEMA")) {
            return SchemaTranslator.translate(create, cursor, edits);
        }
        if (!create) {
            return cursor.accept("MATERIALIZED", "VIEW")
                    ? ViewTranslator.translateAutoRefresh(cursor, edits)
                    : Optional.empty();
        }
        boolean replace = cursor.accept("OR", "REPLACE");
        if (cursor.acceptAny("PROCEDURE", "FUNCTION")) {
            RoutineTranslator.translate(cursor, edits);
            return Optional.empty();
        }
        return ViewTranslator.translate(source, replace, cursor, edits);
    }
}
