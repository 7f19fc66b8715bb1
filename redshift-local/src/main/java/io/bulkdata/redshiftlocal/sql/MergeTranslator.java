package io.bulkdata.redshiftlocal.sql;

import java.util.Arrays;
import java.util.List;

/**
 * Translates MERGE, of which Redshift has less than PostgreSQL (developer guide, "MERGE"): one clause for rows that match and
 * one for those that do not, in this order, without conditions; or REMOVE DUPLICATES, which PostgreSQL has not.
 */
final class MergeTranslator {

    private final String source;
    private final Cursor cursor;
    private final List<Edit> edits;
    private String target;
    private List<String> targetName;
    /** As written, with its alias. */
    private String from;
    /** What its columns are qualified by. */
    private String fromName;
    /** Null when it is a subquery. */
    private String fromTable;

    private MergeTranslator(String source, Cursor cursor, List<Edit> edits) {
        this.source = source;
        this.cursor = cursor;
        this.edits = edits;
    }

    /** @param cursor after MERGE INTO */
    static Action translate(String source, Cursor cursor, List<Edit> edits) {
        return new MergeTranslator(source, cursor, edits).run();
    }

    private Action run() {
        int start = cursor.peek().start();
        targetName = cursor.qualifiedName();
        target = text(start);
        cursor.expect("USING");
        source();
        cursor.expect("ON");
        String condition = condition();
        boolean simplified = cursor.accept("REMOVE", "DUPLICATES");
        if (simplified) {
            cursor.expectEnd();
            removeDuplicates(condition);
        } else {
            matched();
            notMatched();
        }
        return new Action.Write(
                target,
                new Action.Check(
                        "SELECT pg_catalog.redshift_local_check_merge($1, nullif($2, ''), $3::boolean)",
                        List.of(target, fromTable == null ? "" : fromTable, Boolean.toString(simplified))));
    }

    private void source() {
        Token first = cursor.peek();
        int start = first.start();
        if (first.isSymbol('(')) {
            subquery();
            cursor.accept("AS");
            fromName = quoted(cursor.name());
        } else {
            List<String> name = cursor.qualifiedName();
            fromTable = text(start);
            fromName = quoted(name.get(name.size() - 1));
            if (cursor.accept("AS") || !cursor.peek().is("ON")) {
                fromName = quoted(cursor.name());
            }
        }
        from = text(start);
    }

    private void subquery() {
        int depth = 0;
        do {
            Token token = cursor.next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth > 0 && isTarget(token)) {
                throw new SqlRefusal(
                        "0A000",
                        "Source view/subquery in Merge statement cannot reference target table.",
                        token.start());
            }
        } while (depth > 0 && !cursor.atEnd());
    }

    /** Whether a subquery reads the target there. */
    private boolean isTarget(Token token) {
        return token.isAny("FROM", "JOIN")
                && cursor.peek(2 * targetName.size() - 2).isName()
                && cursor.peek(2 * targetName.size() - 2).name().equals(targetName.get(targetName.size() - 1));
    }

    /** To the clause after it; WHEN can also belong to a CASE. */
    private String condition() {
        int start = cursor.peek().start();
        skipTo("REMOVE");
        return text(start);
    }

    private void skipTo(String... endings) {
        Token start = cursor.peek();
        while (!cursor.atEnd() && !cursor.peek().isAny(endings) && !isClause()) {
            cursor.skip();
        }
        if (cursor.peek().equals(start)) {
            throw SqlRefusal.unexpected(start);
        }
    }

    private boolean isClause() {
        return cursor.peek().is("WHEN")
                && (cursor.peek(1).is("MATCHED")
                        || (cursor.peek(1).is("NOT") && cursor.peek(2).is("MATCHED")));
    }

    private void matched() {
        cursor.expect("WHEN", "MATCHED", "THEN");
        if (cursor.accept("DELETE")) {
            return;
        }
        cursor.expect("UPDATE", "SET");
        do {
            cursor.name();
            cursor.expectSymbol('=');
            assignment();
        } while (cursor.acceptSymbol(','));
    }

    private void assignment() {
        Token start = cursor.peek();
        while (!cursor.atEnd() && !cursor.peek().isSymbol(',') && !isClause()) {
            cursor.skip();
        }
        if (cursor.peek().equals(start)) {
            throw SqlRefusal.unexpected(start);
        }
    }

    private void notMatched() {
        cursor.expect("WHEN", "NOT", "MATCHED", "THEN", "INSERT");
        if (cursor.peek().isSymbol('(')) {
            cursor.nameList();
        }
        cursor.expect("VALUES");
        cursor.skipParentheses();
        cursor.expectEnd();
    }

    /** What matches is replaced by what it matches, in one statement. */
    private void removeDuplicates(String condition) {
        String table = quoted(targetName.get(targetName.size() - 1));
        String replacement = String.join(
                " ",
                "WITH redshift_local_deleted AS (DELETE FROM " + target + " USING " + from + " WHERE " + condition
                        + "),",
                "redshift_local_checked AS (SELECT pg_catalog.redshift_local_require_single_matches(max(matches)) AS single",
                "FROM (SELECT count(*) AS matches FROM " + target + " JOIN " + from + " ON " + condition,
                "GROUP BY " + table + ".ctid) AS counted)",
                "INSERT INTO " + target + " SELECT " + fromName + ".* FROM " + from,
                "JOIN redshift_local_checked ON redshift_local_checked.single");
        Token end = cursor.peek();
        edits.clear();
        edits.add(new Edit(statementStart(), end.start(), replacement));
    }

    private int statementStart() {
        return cursor.first().start();
    }

    /** From there to the last token read, with the edits so far. */
    private String text(int start) {
        int end = cursor.previous().end();
        Edit[] inside = edits.stream()
                .filter(edit -> edit.start() >= start && edit.end() <= end)
                .toArray(Edit[]::new);
        return new Rewritten(source, start, end, Arrays.asList(inside)).text();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
