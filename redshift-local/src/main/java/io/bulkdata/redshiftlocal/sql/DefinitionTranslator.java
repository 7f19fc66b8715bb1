package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;

/** Sends a statement that defines a table to the class that understands it. */
final class DefinitionTranslator {

    private DefinitionTranslator() {}

    /** Adds edits when the statement is one of these; tells what is to be remembered. */
    static Optional<Action> translate(List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        if (cursor.accept("CREATE")) {
            cursor.accept("LOCAL");
            boolean temporary = cursor.acceptAny("TEMP", "TEMPORARY");
            if (cursor.accept("TABLE")) {
                return new CreateTable(cursor, edits, temporary).translate();
            }
        } else if (cursor.accept("ALTER", "TABLE")) {
            return new AlterTable(cursor, edits).translate();
        }
        return Optional.empty();
    }
}
