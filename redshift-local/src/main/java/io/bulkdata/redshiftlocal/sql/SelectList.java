package io.bulkdata.redshiftlocal.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The expressions of a SELECT and the names they are given. */
final class SelectList {

    /** Words that end an expression, or after which one goes on. */
    private static final Set<String> NO_ALIAS = Set.of("end", "null", "true", "false");

    private static final Set<String> NOT_BEFORE_ALIAS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "like",
            "ilike",
            "similar",
            "to",
            "in",
            "between",
            "zone",
            "select",
            "distinct",
            "all",
            "when",
            "then",
            "else",
            "case",
            "from",
            "as",
            "collate",
            "date",
            "timestamp",
            "interval",
            "time");

    private SelectList() {}

    /** The names of expressions with a window function, and their text. */
    static Map<String, String> windows(Rewriting sql, int from, int to) {
        Map<String, String> windows = new HashMap<>();
        for (Call.Span item : Call.spans(sql, from, to)) {
            alias(sql, item).ifPresent(name -> {
                int last = item.last() - (sql.token(item.last() - 1).is("AS") ? 2 : 1);
                boolean window = false;
                for (int i = item.first(); i <= last; i++) {
                    window |= sql.token(i).is("OVER") && sql.token(i + 1).isSymbol('(');
                }
                if (window) {
                    windows.put(name, sql.text(item.first(), last));
                }
            });
        }
        return windows;
    }

    private static Optional<String> alias(Rewriting sql, Call.Span item) {
        Token last = sql.token(item.last());
        if (item.isOne() || !last.isName() || NO_ALIAS.contains(last.text().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        Token before = sql.token(item.last() - 1);
        boolean ends = before.is("AS")
                || before.isSymbol(')')
                || before.isSymbol(']')
                || (before.kind() != Token.Kind.SYMBOL
                        && !NOT_BEFORE_ALIAS.contains(before.text().toLowerCase(Locale.ROOT)));
        return ends ? Optional.of(last.name()) : Optional.empty();
    }
}
