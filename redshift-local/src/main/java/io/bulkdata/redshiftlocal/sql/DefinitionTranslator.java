package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Sends a statement that defines a table to the class that understands it. */
final class DefinitionTranslator {

    private DefinitionTranslator() {}

    /** Adds edits when the statement is one of these. */
    static void translate(List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        if (cursor.accept("CREATE")) {
            cursor.accept("LOCAL");
            boolean temporary = cursor.acceptAny("TEMP", "TEMPORARY");
            if (cursor.accept("TABLE")) {
                new CreateTable(cursor, edits, temporary).translate();
            }
        } else if (cursor.accept("ALTER", "TABLE")) {
            new AlterTable(cursor, edits).translate();
        }
    }
}
