package io.bulkdata.redshiftlocal.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One SELECT with its clauses: TOP and QUALIFY are rewritten to what PostgreSQL has. */
final class SelectBlock {

    private static final String[] SET_OPERATORS = {"UNION", "INTERSECT", "EXCEPT", "MINUS"};

    private final Rewriting sql;
    private final int select;
    private final Map<String, Integer> clauses = new HashMap<>();
    private final int end;
    private final boolean operand;

    private SelectBlock(Rewriting sql, int select) {
        this.sql = sql;
        this.select = select;
        int at = select + 1;
        while (!isEnd(at)) {
            clause(at);
            at = sql.skip(at);
        }
        boolean followed = sql.token(at).isAny(SET_OPERATORS);
        boolean follows = sql.token(select - 1).isAny(SET_OPERATORS)
                || (sql.token(select - 1).isAny("ALL", "DISTINCT")
                        && sql.token(select - 2).isAny(SET_OPERATORS));
        this.operand = followed || (follows && select > 0);
        // What follows the last operand belongs to all of them.
        this.end = follows && select > 0 && clauses.containsKey("ORDER") ? clauses.get("ORDER") : at;
    }

    /** @param select index of the word SELECT; all that it contains has been rewritten already */
    static void rewrite(Rewriting sql, int select) {
        SelectBlock block = new SelectBlock(sql, select);
        Optional<String> limit = block.top();
        boolean qualified = block.clauses.containsKey("QUALIFY");
        if (qualified) {
            block.qualify();
        }
        limit.ifPresent(number -> sql.insertAfter(block.end - 1, " LIMIT " + number));
        if (block.operand && (qualified || limit.isPresent())) {
            sql.insertBefore(select, "(");
            sql.insertAfter(block.end - 1, ")");
        }
    }

    private boolean isEnd(int at) {
        Token token = sql.token(at);
        return token.kind() == Token.Kind.END
                || at >= sql.size() - 1
                || token.isSymbol(')')
                || token.isSymbol(']')
                || token.isAny(SET_OPERATORS)
                || (token.is("WITH") && sql.token(at + 1).is("NO"));
    }

    private void clause(int at) {
        Token token = sql.token(at);
        if (sql.token(at - 1).isSymbol('.') || sql.token(at - 1).is("AS")) {
            return;
        }
        if (token.isAny("FROM", "LIMIT", "OFFSET", "QUALIFY")
                || (token.isAny("ORDER") && sql.token(at + 1).is("BY"))) {
            clauses.putIfAbsent(token.text().toUpperCase(Locale.ROOT), at);
        }
    }

    /** The number of rows of {@code SELECT TOP n}. */
    private Optional<String> top() {
        Token number = sql.token(select + 2);
        boolean counted = number.kind() == Token.Kind.NUMBER || number.kind() == Token.Kind.PARAMETER;
        if (!sql.token(select + 1).is("TOP") || !counted) {
            return Optional.empty();
        }
        if (clauses.containsKey("LIMIT")) {
            throw SqlRefusal.unexpected(sql.token(clauses.get("LIMIT")));
        }
        sql.remove(select + 1);
        sql.remove(select + 2);
        return Optional.of(number.text());
    }

    /** The condition moves to ORDER BY, where windows are known, and drops rows there. */
    private void qualify() {
        int first = clauses.get("QUALIFY");
        int last = next(first) - 1;
        if (last == first) {
            throw SqlRefusal.unexpected(sql.token(last + 1));
        }
        int list = select + (sql.token(select + 1).is("TOP") ? 3 : 1);
        Map<String, String> windows = SelectList.windows(sql, list, clauses.getOrDefault("FROM", first));
        for (int i = first + 1; i <= last; i = isQuery(i) ? sql.skip(i) : i + 1) {
            substitute(windows, i);
        }
        sql.replace(first, "ORDER BY pg_catalog.redshift_qualify(");
        boolean distinct = sql.token(list).is("DISTINCT");
        if (distinct) {
            sql.replace(list, "DISTINCT * FROM (SELECT");
        }
        sql.insertAfter(last, distinct ? ")) AS redshift_qualified" : ")");
        Integer order = clauses.get("ORDER");
        if (order != null && !distinct && order < end) {
            sql.replace(order, ",");
            sql.remove(order + 1);
        }
    }

    /** Names mean its own columns there. */
    private boolean isQuery(int at) {
        return sql.token(at).isSymbol('(') && sql.token(at + 1).isAny("SELECT", "WITH");
    }

    private int next(int clause) {
        return clauses.values().stream()
                .filter(at -> at > clause && at < end)
                .min(Integer::compare)
                .orElse(end);
    }

    private void substitute(Map<String, String> windows, int at) {
        Token token = sql.token(at);
        boolean plain = token.isName()
                && !sql.token(at - 1).isSymbol('.')
                && !sql.token(at + 1).isSymbol('.')
                && !sql.token(at + 1).isSymbol('(');
        if (plain && windows.containsKey(token.name())) {
            sql.replace(at, "(" + windows.get(token.name()) + ")");
        }
    }
}
