package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Translates ALTER TABLE, from the name on. */
final class AlterTable {

    /** Changes nothing, but fails as it should when the table is not there. */
    private static final String NO_EFFECT = "RESET (fillfactor)";

    private final Cursor cursor;
    private final List<Edit> edits;
    private final TableDefinition definition = new TableDefinition();

    /** @param cursor after the word TABLE */
    AlterTable(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    /** What is to be remembered. */
    TableDefinition translate() {
        cursor.qualifiedName();
        Token start = cursor.peek();
        if (cursor.accept("APPEND")) {
            throw SqlRefusal.unsupported(start, "ALTER TABLE APPEND is not supported by redshift-local yet");
        }
        if (cursor.accept("ADD")) {
            add(start);
        } else if (cursor.accept("ALTER")) {
            alter(start);
        } else if (cursor.accept("DROP")) {
            drop();
        } else if (!cursor.peek().isAny("RENAME", "OWNER")) {
            throw SqlRefusal.unexpected(start);
        }
        return definition;
    }

    private void add(Token start) {
        if (cursor.peek().isAny("PRIMARY", "UNIQUE", "FOREIGN", "CONSTRAINT")) {
            new TableConstraint(cursor, edits, definition).parse();
            noEffect(start);
            return;
        }
        cursor.accept("COLUMN");
        if (cursor.peek().is("IF")) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        Token column = cursor.peek();
        cursor.name();
        type();
        requireDefault(column);
        new ColumnAttributes(cursor, edits, definition, column).parse();
        // One column a statement; a comma is refused here.
        cursor.expectEnd();
    }

    private void requireDefault(Token column) {
        boolean notNull = false;
        boolean hasDefault = false;
        for (int i = 0; cursor.peek(i).kind() != Token.Kind.END; i++) {
            notNull |= cursor.peek(i).is("NOT") && cursor.peek(i + 1).is("NULL");
            hasDefault |= cursor.peek(i).isAny("DEFAULT", "IDENTITY");
        }
        if (notNull && !hasDefault) {
            throw SqlRefusal.unsupported(
                    column, "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
        }
    }

    private void alter(Token start) {
        if (cursor.accept("COLUMN") && cursor.peek(1).is("TYPE")) {
            cursor.name();
            cursor.expect("TYPE");
            type();
            cursor.expectEnd();
            return;
        }
        new AlterStorage(cursor, definition).parse();
        noEffect(start);
    }

    private void drop() {
        if (!cursor.accept("CONSTRAINT")) {
            cursor.accept("COLUMN");
        }
        cursor.name();
        cursor.acceptAny("RESTRICT", "CASCADE");
        cursor.expectEnd();
    }

    private void noEffect(Token start) {
        edits.removeIf(edit -> edit.start() >= start.start());
        edits.add(new Edit(start.start(), cursor.previous().end(), NO_EFFECT));
        cursor.expectEnd();
    }

    private void type() {
        int start = cursor.peek().start();
        String type = ColumnType.parse(cursor);
        edits.add(new Edit(start, cursor.previous().end(), type));
    }
}
