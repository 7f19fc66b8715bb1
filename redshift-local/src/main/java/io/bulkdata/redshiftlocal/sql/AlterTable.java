package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Translates ALTER TABLE, from the name on. */
final class AlterTable {

    /** Changes nothing, but fails as it should when the table is not there. */
    private static final String NO_EFFECT = "RESET (fillfactor)";

    private final Cursor cursor;
    private final List<Edit> edits;
    private final TableDefinition definition = new TableDefinition();
    private Optional<Action> action = Optional.empty();
    private String table;

    /** @param cursor after the word TABLE */
    AlterTable(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    Optional<Action> translate() {
        table = TableConstraint.sqlName(cursor.qualifiedName());
        Token start = cursor.peek();
        if (start.isAny("SET", "PARTITION", "ROW")) {
            throw SqlRefusal.unsupported(start, "ALTER TABLE " + start.text() + " is not supported by redshift-local");
        }
        if (cursor.accept("APPEND")) {
            append();
        } else if (cursor.accept("ADD")) {
            add(start);
        } else if (cursor.accept("ALTER")) {
            alter(start);
        } else if (cursor.accept("DROP")) {
            drop();
        } else if (!cursor.peek().isAny("RENAME", "OWNER")) {
            throw SqlRefusal.unexpected(start);
        }
        return action.or(
                () -> definition.isEmpty() ? Optional.empty() : Optional.of(new Action.Define(definition.json())));
    }

    /** The rows are moved by a function of the catalogue, which also knows the rules. */
    private void append() {
        cursor.expect("FROM");
        String source = TableConstraint.sqlName(cursor.qualifiedName());
        boolean extra = cursor.acceptAny("IGNOREEXTRA", "FILLTARGET");
        String mode = extra ? cursor.previous().text().toUpperCase(Locale.ROOT) : "";
        cursor.expectEnd();
        String call = "CALL pg_catalog.redshift_local_append(" + Literals.quoted(table) + ", " + Literals.quoted(source)
                + ", '" + mode + "')";
        edits.clear();
        edits.add(new Edit(cursor.first().start(), cursor.previous().end(), call));
        action = Optional.of(new Action.Instead("ALTER TABLE APPEND", true));
    }

    private Action check(Optional<String> alone, String function, String column) {
        return new Action.Guarded(
                alone, new Action.Check("SELECT pg_catalog." + function + "($1, $2)", List.of(table, column)));
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
        definition.ofNewColumn();
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
            String column = cursor.name();
            cursor.expect("TYPE");
            type();
            cursor.expectEnd();
            action = Optional.of(
                    check(Optional.of("ALTER TABLE ALTER COLUMN"), "redshift_local_check_new_type", column));
            return;
        }
        new AlterStorage(cursor, definition).parse();
        noEffect(start);
    }

    private void drop() {
        boolean constraint = cursor.accept("CONSTRAINT");
        cursor.accept("COLUMN");
        String name = cursor.name();
        if (!constraint) {
            action = Optional.of(check(Optional.empty(), "redshift_local_check_drop", name));
        }
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
