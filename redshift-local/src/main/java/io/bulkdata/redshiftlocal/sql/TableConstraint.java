package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.stream.Collectors;

/** Reads a constraint of a whole table. Redshift remembers them and enforces none; a primary key's columns are NOT NULL, though. */
final class TableConstraint {

    private final Cursor cursor;
    private final List<Edit> edits;
    private final TableDefinition definition;

    TableConstraint(Cursor cursor, List<Edit> edits, TableDefinition definition) {
        this.cursor = cursor;
        this.edits = edits;
        this.definition = definition;
    }

    /** Whether anything of it is left for PostgreSQL. */
    boolean parse() {
        Token start = cursor.peek();
        String name = cursor.accept("CONSTRAINT") ? cursor.name() : null;
        if (cursor.accept("PRIMARY", "KEY")) {
            primaryKey(start, name);
            return true;
        }
        if (cursor.accept("UNIQUE")) {
            definition.key("u", name, cursor.nameList());
            return false;
        }
        foreignKey(name);
        return false;
    }

    private void primaryKey(Token start, String constraint) {
        List<String> columns = cursor.nameList();
        definition.key("p", constraint, columns);
        String notNull = columns.stream()
                .map(name -> "NOT NULL \"" + name.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", "));
        edits.add(new Edit(start.start(), cursor.previous().end(), notNull));
    }

    private void foreignKey(String name) {
        cursor.expect("FOREIGN", "KEY");
        List<String> columns = cursor.nameList();
        cursor.expect("REFERENCES");
        reference(cursor, name, columns, definition);
    }

    /** A name, with those before it, as SQL. */
    static String sqlName(List<String> parts) {
        return parts.stream()
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    /** The table that is referenced, and its columns where they are named. */
    static void reference(Cursor cursor, String name, List<String> columns, TableDefinition definition) {
        String table = sqlName(cursor.qualifiedName());
        List<String> referenced = cursor.peek().isSymbol('(') ? cursor.nameList() : List.of();
        definition.foreignKey(name, columns, table, referenced);
    }
}
