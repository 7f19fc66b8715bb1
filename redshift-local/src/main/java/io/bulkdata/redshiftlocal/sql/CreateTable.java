package io.bulkdata.redshiftlocal.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates CREATE TABLE and CREATE TABLE AS, from the name on. */
final class CreateTable {

    private final Cursor cursor;
    private final List<Edit> edits;
    private final boolean temporary;
    private final TableDefinition definition = new TableDefinition();
    private final Set<String> columns = new HashSet<>();
    private boolean likeAnother;

    /** @param cursor after the word TABLE */
    CreateTable(Cursor cursor, List<Edit> edits, boolean temporary) {
        this.cursor = cursor;
        this.edits = edits;
        this.temporary = temporary;
    }

    Optional<Action> translate() {
        Token table = cursor.previous();
        cursor.accept("IF", "NOT", "EXISTS");
        if (cursor.peek().isSymbol('#') && !temporary) {
            edits.add(Edit.insert(table.start(), "TEMP "));
        }
        cursor.qualifiedName();
        boolean named = cursor.peek().isSymbol('(');
        boolean asQuery = !named || isNameList();
        if (asQuery && named) {
            cursor.nameList();
        } else if (named) {
            elements();
        }
        List<Token> keys = new TableAttributes(cursor, edits, definition).parse();
        end(asQuery, keys);
        return definition.isEmpty() ? Optional.empty() : Optional.of(new Action.Define(definition.json()));
    }

    /** A name and then a comma or the end: no column has a type, so a query follows. */
    private boolean isNameList() {
        Token afterName = cursor.peek(2);
        return cursor.peek(1).isName() && (afterName.isSymbol(',') || afterName.isSymbol(')'));
    }

    private void end(boolean asQuery, List<Token> keys) {
        if (asQuery) {
            if (!cursor.peek().is("AS")) {
                throw SqlRefusal.unexpected(cursor.peek());
            }
            return;
        }
        cursor.expectEnd();
        keys.forEach(this::requireColumn);
    }

    private void requireColumn(Token key) {
        if (!likeAnother && !columns.contains(key.name())) {
            throw new SqlRefusal("42703", "column \"" + key.name() + "\" does not exist", key.start());
        }
    }

    private void elements() {
        cursor.expectSymbol('(');
        ElementList list = new ElementList(edits);
        do {
            int start = cursor.peek().start();
            boolean kept = element();
            list.add(start, cursor.previous().end(), kept, cursor.peek());
        } while (cursor.acceptSymbol(','));
        cursor.expectSymbol(')');
    }

    /** Whether anything of it is left for PostgreSQL. */
    private boolean element() {
        if (cursor.accept("LIKE")) {
            likeAnother = true;
            definition.like(TableConstraint.sqlName(cursor.qualifiedName()));
            if (cursor.acceptAny("INCLUDING", "EXCLUDING")) {
                cursor.expect("DEFAULTS");
            }
            return true;
        }
        if (cursor.peek().isAny("PRIMARY", "UNIQUE", "FOREIGN", "CONSTRAINT")) {
            return new TableConstraint(cursor, edits, definition).parse();
        }
        Token column = cursor.peek();
        columns.add(cursor.name());
        type();
        new ColumnAttributes(cursor, edits, definition, column).parse();
        return true;
    }

    private void type() {
        int start = cursor.peek().start();
        String type = ColumnType.parse(cursor);
        edits.add(new Edit(start, cursor.previous().end(), type));
    }
}
