package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates what Redshift has more than PostgreSQL of views: late binding, and how materialized ones are stored. */
final class ViewTranslator {

    private static final List<String> LATE_BINDING = List.of("WITH", "NO", "SCHEMA", "BINDING");

    private final String source;
    private final Cursor cursor;
    private final List<Edit> edits;

    private ViewTranslator(String source, Cursor cursor, List<Edit> edits) {
        this.source = source;
        this.cursor = cursor;
        this.edits = edits;
    }

    /** @param cursor after CREATE or CREATE OR REPLACE */
    static Optional<Action> translate(String source, boolean replace, Cursor cursor, List<Edit> edits) {
        ViewTranslator translator = new ViewTranslator(source, cursor, edits);
        if (cursor.accept("MATERIALIZED", "VIEW")) {
            return translator.materialized();
        }
        Token word = cursor.peek();
        if (!cursor.accept("VIEW")) {
            return Optional.empty();
        }
        if (cursor.peek().isSymbol('#')) {
            edits.add(Edit.insert(word.start(), "TEMP "));
        }
        return translator.view(replace);
    }

    private Optional<Action> view(boolean replace) {
        List<String> name = cursor.qualifiedName();
        List<String> columns = cursor.peek().isSymbol('(') ? cursor.nameList() : List.of();
        cursor.expect("AS");
        int start = cursor.peek().start();
        while (!cursor.atEnd() && !isLateBinding()) {
            cursor.skip();
        }
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        String query = text(start);
        LATE_BINDING.forEach(cursor::expect);
        cursor.expectEnd();
        String call = "CALL pg_catalog.redshift_local_create_late_view("
                + Literals.quoted(TableConstraint.sqlName(name)) + ", "
                + columns.stream().map(Literals::quoted).collect(Collectors.joining(", ", "ARRAY[", "]::text[], "))
                + Literals.quoted(query) + ", " + replace + ")";
        edits.clear();
        edits.add(new Edit(cursor.first().start(), cursor.previous().end(), call));
        return Optional.of(new Action.Instead("CREATE VIEW", false));
    }

    private boolean isLateBinding() {
        for (int i = 0; i < LATE_BINDING.size(); i++) {
            if (!cursor.peek(i).is(LATE_BINDING.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The query as PostgreSQL shall read it. */
    private String text(int start) {
        String query = source.substring(start, cursor.previous().end());
        Statement statement = Script.parse(query).statements().get(0);
        if (statement.action() instanceof Action.Refuse refused) {
            SqlRefusal refusal = refused.refusal();
            throw new SqlRefusal(refusal.sqlState(), refusal.getMessage(), start + refusal.offset());
        }
        return statement.rewritten().text();
    }

    private Optional<Action> materialized() {
        cursor.qualifiedName();
        TableDefinition definition = new TableDefinition();
        TableAttributes attributes = new TableAttributes(cursor, edits, definition);
        attributes.parse();
        Token start = cursor.peek();
        if (cursor.accept("AUTO", "REFRESH")) {
            yesOrNo();
            edits.add(Edit.remove(start.start(), cursor.previous().end()));
            attributes.parse();
        }
        if (!cursor.peek().is("AS")) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        return definition.isEmpty() ? Optional.empty() : Optional.of(new Action.Define(definition.json()));
    }

    private void yesOrNo() {
        if (!cursor.acceptAny("YES", "NO")) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
    }

    /** ALTER MATERIALIZED VIEW ... AUTO REFRESH has no effect, but fails when there is no such view. */
    static Optional<Action> translateAutoRefresh(Cursor cursor, List<Edit> edits) {
        cursor.qualifiedName();
        Token start = cursor.peek();
        if (cursor.accept("AUTO", "REFRESH")) {
            new ViewTranslator("", cursor, edits).yesOrNo();
            cursor.expectEnd();
            edits.add(new Edit(start.start(), cursor.previous().end(), "RESET (fillfactor)"));
        }
        return Optional.empty();
    }

    /** @param cursor at the word REFRESH */
    static void translateRefresh(Cursor cursor, List<Edit> edits) {
        cursor.expect("REFRESH", "MATERIALIZED", "VIEW");
        cursor.qualifiedName();
        int end = cursor.previous().end();
        if (cursor.acceptAny("RESTRICT", "CASCADE")) {
            edits.add(Edit.remove(end, cursor.previous().end()));
        }
        cursor.expectEnd();
    }
}
