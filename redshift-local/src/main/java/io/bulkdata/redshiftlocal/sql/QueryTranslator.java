package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Translates what Redshift writes its own way inside queries and expressions, from the last token to the first. */
final class QueryTranslator {

    private static final Map<String, Consumer<Call>> CALLS = Map.ofEntries(
            Map.entry("dateadd", Dateparts::difference),
            Map.entry("date_add", Dateparts::difference),
            Map.entry("datediff", Dateparts::difference),
            Map.entry("date_diff", Dateparts::difference),
            Map.entry("date_part", Dateparts::part),
            Map.entry("datepart", Dateparts::part),
            Map.entry("pgdate_part", Dateparts::part),
            Map.entry("extract", Dateparts::extract),
            Map.entry("nvl2", Conditionals::nvl2),
            Map.entry("decode", Conditionals::decode),
            Map.entry("listagg", Windows::listagg),
            Map.entry("percentile_cont", Windows::percentile),
            Map.entry("percentile_disc", Windows::percentile),
            Map.entry("ratio_to_report", Windows::ratio),
            Map.entry("first_value", Windows::nulls),
            Map.entry("last_value", Windows::nulls),
            Map.entry("nth_value", Windows::nulls),
            Map.entry("lag", Windows::nulls),
            Map.entry("lead", Windows::nulls),
            Map.entry("convert", Conversions::convert),
            Map.entry("try_cast", Conversions::tryCast),
            Map.entry("cast", Conversions::cast),
            Map.entry("json_serialize", call -> call.rename("\"json_serialize\"")),
            Map.entry("array", QueryTranslator::array));

    /** Functions that are written without parentheses. */
    private static final String[] WORDS = {"CURRENT_USER_ID", "CURRENT_AWS_ACCOUNT", "CURRENT_NAMESPACE"};

    private QueryTranslator() {}

    static void translate(String source, List<Token> tokens, List<Edit> edits) {
        Rewriting sql = new Rewriting(source, tokens, edits);
        UnsupportedSyntax.refuse(sql);
        for (int i = tokens.size() - 2; i >= 0; i--) {
            int at = i;
            Call.at(sql, at)
                    .ifPresent(call ->
                            CALLS.getOrDefault(call.lowerName(), any -> {}).accept(call));
            word(sql, at);
        }
    }

    private static void word(Rewriting sql, int at) {
        Token token = sql.token(at);
        Token before = sql.token(at - 1);
        Token next = sql.token(at + 1);
        if (token.is("SELECT")) {
            SelectBlock.rewrite(sql, at);
        } else if (token.is("MINUS") && (next.isAny("SELECT", "ALL") || next.isSymbol('('))) {
            minus(sql, at);
        } else if (token.is("APPROXIMATE") && next.isAny("COUNT", "PERCENTILE_DISC")) {
            sql.remove(at);
        } else if (token.isAny(WORDS) && !next.isSymbol('(') && !before.isSymbol('.') && !before.is("AS")) {
            sql.insertAfter(at, "()");
        } else if (token.isSymbol(':') && next.isSymbol(':') && next.start() == token.end()) {
            Conversions.target(sql, at + 2);
        } else if (token.isSymbol('.') && next.isName() && isAfterElement(sql, at)) {
            // An attribute of an element of a SUPER.
            sql.replace(at, at + 1, "['" + next.name().replace("'", "''") + "']");
        }
    }

    private static boolean isAfterElement(Rewriting sql, int at) {
        int before = at - 1;
        while (sql.token(before).isName() && sql.token(before - 1).isSymbol('.')) {
            before -= 2;
        }
        return sql.token(before).isSymbol(']');
    }

    private static void minus(Rewriting sql, int at) {
        if (at > 0 && !sql.token(at - 1).isSymbol('.') && !sql.token(at - 1).isAny("AS", "SELECT", "BY")) {
            sql.replace(at, "EXCEPT");
        }
    }

    /** {@code ARRAY(1, 2)}; in PostgreSQL that word introduces a query. */
    private static void array(Call call) {
        if (!call.sql().token(call.open() + 1).isAny("SELECT", "WITH")) {
            call.rename("\"array\"");
        }
    }
}
