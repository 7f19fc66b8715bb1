package io.bulkdata.redshiftlocal.sql;

import java.util.Optional;

/** Aggregates and window functions that Redshift writes its own way. Developer guide, "Window functions". */
final class Windows {

    private static final String MARKER = "NULL::pg_catalog.redshift_marker, ";
    private static final String WHOLE = " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private Windows() {}

    /** LISTAGG, whose order becomes that of the aggregate or of the window. */
    static void listagg(Call call) {
        Rewriting sql = call.sql();
        Optional<Group> group = Group.after(call);
        int end = group.map(Group::close).orElse(call.close());
        int over = over(sql, end);
        if (over == Rewriting.NONE) {
            group.ifPresent(within -> {
                sql.remove(call.close());
                within.removeWords();
            });
            return;
        }
        if (sql.token(call.open() + 1).is("DISTINCT")) {
            throw SqlRefusal.unsupported(
                    sql.token(call.open() + 1), "LISTAGG(DISTINCT ...) OVER is not supported by redshift-local");
        }
        requireNoOrder(sql, over);
        group.ifPresent(within -> {
            String order = within.text();
            sql.replace(call.close() + 1, within.close(), "");
            sql.insertAfter(sql.partner(over) - 1, " " + order + WHOLE);
        });
    }

    /** PERCENTILE_CONT and PERCENTILE_DISC over a window. */
    static void percentile(Call call) {
        Optional<Group> group = Group.after(call);
        if (group.isEmpty() || over(call.sql(), group.get().close()) == Rewriting.NONE) {
            return;
        }
        Rewriting sql = call.sql();
        Token order = sql.token(group.get().close() - 1);
        boolean descending = order.is("DESC");
        if (descending && call.lowerName().endsWith("disc")) {
            throw SqlRefusal.unsupported(order, "PERCENTILE_DISC(...) DESC OVER is not supported by redshift-local");
        }
        if (descending || order.is("ASC")) {
            sql.remove(group.get().close() - 1);
        }
        sql.replace(call.open(), "(" + MARKER + (descending ? "1 - (" : "("));
        sql.replace(call.close(), "),");
        group.get().removeWords();
        sql.remove(group.get().open() + 1);
        sql.remove(group.get().open() + 2);
    }

    /** RATIO_TO_REPORT: the value and its sum. */
    static void ratio(Call call) {
        Rewriting sql = call.sql();
        call.requireArguments(1);
        int over = over(sql, call.close());
        if (over == Rewriting.NONE) {
            throw SqlRefusal.unexpected(sql.token(call.close() + 1));
        }
        sql.insertAfter(call.close() - 1, ", SUM(" + call.text(0));
        sql.insertAfter(sql.partner(over), ")");
    }

    /** IGNORE NULLS and RESPECT NULLS, inside or after the arguments. */
    static void nulls(Call call) {
        Rewriting sql = call.sql();
        int words = sql.token(call.close() - 1).is("NULLS") ? call.close() - 2 : call.close() + 1;
        if (!sql.token(words + 1).is("NULLS") || !sql.token(words).isAny("IGNORE", "RESPECT")) {
            return;
        }
        boolean ignore = sql.token(words).is("IGNORE");
        int over = over(sql, Math.max(call.close(), words + 1));
        sql.remove(words);
        sql.remove(words + 1);
        if (ignore && over != Rewriting.NONE) {
            ignoreNulls(call, over);
        }
    }

    private static void ignoreNulls(Call call, int over) {
        Rewriting sql = call.sql();
        String name = call.lowerName();
        boolean shifts = name.equals("lag") || name.equals("lead");
        sql.replace(call.open(), "(" + (shifts ? MARKER + MARKER : MARKER));
        if (shifts) {
            String frame = name.equals("lag")
                    ? " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
                    : " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING";
            sql.insertAfter(sql.partner(over) - 1, frame);
        }
        if (name.equals("lag") && call.arguments().size() > 1) {
            dropOffset(call);
        }
    }

    private static void dropOffset(Call call) {
        Token offset = call.sql().token(call.argument(1).first());
        if (!offset.text().equals("1") || !call.argument(1).isOne()) {
            throw SqlRefusal.unsupported(
                    offset, "LAG with IGNORE NULLS and an offset is not supported by redshift-local");
        }
        call.sql().replace(call.argument(1).first() - 1, call.argument(1).first(), "");
    }

    /** The parenthesis after OVER, when that comes next. */
    private static int over(Rewriting sql, int end) {
        int words = end + 1;
        boolean found = sql.token(words).is("OVER") && sql.token(words + 1).isSymbol('(');
        return found && sql.partner(words + 1) != Rewriting.NONE ? words + 1 : Rewriting.NONE;
    }

    private static void requireNoOrder(Rewriting sql, int over) {
        for (int i = over + 1; i < sql.partner(over); i = sql.skip(i)) {
            if (sql.token(i).isAny("ORDER", "ROWS", "RANGE")) {
                throw SqlRefusal.unexpected(sql.token(i));
            }
        }
    }

    /** {@code WITHIN GROUP (ORDER BY ...)}, by its parentheses. */
    private record Group(Rewriting sql, int open, int close) {

        static Optional<Group> after(Call call) {
            Rewriting sql = call.sql();
            int open = call.close() + 3;
            boolean found = sql.token(open - 2).is("WITHIN")
                    && sql.token(open - 1).is("GROUP")
                    && sql.token(open).isSymbol('(')
                    && sql.partner(open) != Rewriting.NONE;
            return found ? Optional.of(new Group(sql, open, sql.partner(open))) : Optional.empty();
        }

        void removeWords() {
            sql.remove(open - 2);
            sql.remove(open - 1);
            sql.remove(open);
        }

        String text() {
            return sql.text(open + 1, close - 1);
        }
    }
}
