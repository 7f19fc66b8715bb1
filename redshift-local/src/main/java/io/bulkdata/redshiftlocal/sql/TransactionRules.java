package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Says what a statement has to do with transactions and locks. */
final class TransactionRules {

    private TransactionRules() {}

    /** May add edits where Redshift writes such a statement differently. */
    static Action action(String source, List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        Token first = cursor.peek();
        if (first.is("BEGIN") || (first.is("START") && cursor.peek(1).is("TRANSACTION"))) {
            return new Action.Begin();
        }
        if (first.isAny("COMMIT", "END", "ROLLBACK", "ABORT")) {
            return new Action.End();
        }
        if (first.is("TRUNCATE")) {
            return new Action.Truncate();
        }
        if (first.is("VACUUM")) {
            VacuumTranslator.translate(cursor, edits);
            return new Action.Pass();
        }
        return write(source, cursor, edits);
    }

    private static Action write(String source, Cursor cursor, List<Edit> edits) {
        if (cursor.accept("MERGE", "INTO")) {
            return MergeTranslator.translate(source, cursor, edits);
        }
        if (cursor.accept("WITH")) {
            skipCommonTables(cursor);
        }
        if (cursor.peek().is("MERGE")) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        requireNothingOfPostgresOnly(cursor);
        if (cursor.accept("INSERT", "INTO")) {
            return new Action.Write(tableName(source, cursor, edits));
        }
        if (cursor.accept("UPDATE")) {
            return new Action.Write(tableName(source, cursor, edits));
        }
        if (cursor.accept("DELETE")) {
            if (!cursor.accept("FROM")) {
                edits.add(Edit.insert(cursor.previous().end(), " FROM"));
            }
            return new Action.Write(tableName(source, cursor, edits));
        }
        return new Action.Pass();
    }

    /** RETURNING and ON CONFLICT, which come after the rows that are written. */
    private static void requireNothingOfPostgresOnly(Cursor cursor) {
        if (!cursor.peek().isAny("INSERT", "UPDATE", "DELETE")) {
            return;
        }
        int depth = 0;
        for (int i = 1; cursor.peek(i).kind() != Token.Kind.END; i++) {
            Token token = cursor.peek(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean conflict = token.is("ON") && cursor.peek(i + 1).is("CONFLICT");
            if (depth == 0 && (conflict || token.is("RETURNING"))) {
                throw SqlRefusal.unexpected(token);
            }
        }
    }

    /** To the statement that uses them: the first word outside parentheses that can begin one. */
    private static void skipCommonTables(Cursor cursor) {
        while (!cursor.atEnd() && !cursor.peek().isAny("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE")) {
            cursor.skip();
        }
    }

    private static String tableName(String source, Cursor cursor, List<Edit> edits) {
        int start = cursor.peek().start();
        cursor.qualifiedName();
        int end = cursor.previous().end();
        List<Edit> inside = edits.stream()
                .filter(edit -> edit.start() >= start && edit.end() <= end)
                .filter(edit -> edit.start() < edit.end())
                .toList();
        return new Rewritten(source, start, end, inside).text();
    }
}
