package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.stream.Collectors;

/** Reads a constraint of a whole table. Redshift enforces none of them; a primary key's columns are NOT NULL, though. */
final class TableConstraint {

    private final Cursor cursor;
    private final List<Edit> edits;

    TableConstraint(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    /** Whether anything of it is left for PostgreSQL. */
    boolean parse() {
        Token start = cursor.peek();
        if (cursor.accept("CONSTRAINT")) {
            cursor.name();
        }
        if (cursor.accept("PRIMARY", "KEY")) {
            primaryKey(start);
            return true;
        }
        if (cursor.accept("UNIQUE")) {
            cursor.nameList();
            return false;
        }
        foreignKey();
        return false;
    }

    private void primaryKey(Token start) {
        String notNull = cursor.nameList().stream()
                .map(name -> "NOT NULL \"" + name.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", "));
        edits.add(new Edit(start.start(), cursor.previous().end(), notNull));
    }

    private void foreignKey() {
        cursor.expect("FOREIGN", "KEY");
        cursor.nameList();
        cursor.expect("REFERENCES");
        cursor.qualifiedName();
        if (cursor.peek().isSymbol('(')) {
            cursor.nameList();
        }
    }
}
