package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates ANALYZE, whose choice of columns means nothing here, and ANALYZE COMPRESSION. */
final class AnalyzeTranslator {

    private static final int FEWEST_ROWS = 1000;
    private static final int MOST_ROWS = 1_000_000_000;

    private AnalyzeTranslator() {}

    /** @param cursor at the word ANALYZE */
    static Optional<Action> translate(Cursor cursor, List<Edit> edits) {
        cursor.expect("ANALYZE");
        if (cursor.accept("COMPRESSION")) {
            return Optional.of(compression(cursor, edits));
        }
        cursor.accept("VERBOSE");
        if ((cursor.peek().isName() && !isColumnChoice(cursor)) || cursor.peek().isSymbol('#')) {
            cursor.qualifiedName();
            if (cursor.peek().isSymbol('(')) {
                cursor.nameList();
            }
        }
        int end = cursor.previous().end();
        if (isColumnChoice(cursor)) {
            cursor.next();
            cursor.next();
            edits.add(Edit.remove(end, cursor.previous().end()));
        }
        cursor.expectEnd();
        return Optional.empty();
    }

    private static boolean isColumnChoice(Cursor cursor) {
        return cursor.peek().isAny("PREDICATE", "ALL") && cursor.peek(1).is("COLUMNS");
    }

    private static Action compression(Cursor cursor, List<Edit> edits) {
        String table = "NULL";
        String columns = "NULL";
        if (cursor.peek().isSymbol('#')
                || (cursor.peek().isName() && !cursor.peek().is("COMPROWS"))) {
            table = Literals.quoted(TableConstraint.sqlName(cursor.qualifiedName()));
            if (cursor.peek().isSymbol('(')) {
                columns = cursor.nameList().stream()
                        .map(Literals::quoted)
                        .collect(Collectors.joining(", ", "ARRAY[", "]"));
            }
        }
        if (cursor.accept("COMPROWS")) {
            Literals.integer(cursor.expectKind(Token.Kind.NUMBER), FEWEST_ROWS, MOST_ROWS);
        }
        cursor.expectEnd();
        String query = "SELECT * FROM pg_catalog.redshift_local_analyze_compression(" + table + ", " + columns + ")";
        edits.add(new Edit(cursor.first().start(), cursor.previous().end(), query));
        return new Action.Instead("ANALYZE COMPRESSION", true);
    }
}
