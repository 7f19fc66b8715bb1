package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** NVL2 and DECODE, which are CASE expressions. Developer guide, "Conditional expressions". */
final class Conditionals {

    private Conditionals() {}

    static void nvl2(Call call) {
        call.requireArguments(3);
        Rewriting sql = call.sql();
        sql.replace(call.name(), "CASE WHEN ");
        sql.replace(call.argument(0).last() + 1, ") IS NOT NULL THEN (");
        sql.replace(call.argument(1).last() + 1, ") ELSE (");
        sql.replace(call.close(), ") END");
    }

    /** Finds NULL equal to NULL. What is compared is written once where that is the same. */
    static void decode(Call call) {
        call.requireArguments(3);
        Rewriting sql = call.sql();
        String value = call.text(0);
        boolean simple = literals(call);
        sql.replace(call.name(), "CASE ");
        if (simple) {
            sql.replace(call.open(), "(");
            sql.replace(call.argument(0).last() + 1, ")");
        } else {
            sql.replace(call.open(), call.argument(0).last() + 1, "");
        }
        pairs(call, simple ? "" : "(" + value + ") IS NOT DISTINCT FROM ");
        sql.replace(call.close(), ") END");
    }

    private static void pairs(Call call, String comparison) {
        Rewriting sql = call.sql();
        List<Call.Span> arguments = call.arguments();
        for (int i = 1; i < arguments.size(); i += 2) {
            boolean isDefault = i + 1 == arguments.size();
            sql.insertBefore(arguments.get(i).first(), isDefault ? " ELSE (" : " WHEN " + comparison + "(");
            if (!isDefault) {
                sql.replace(arguments.get(i).last() + 1, ") THEN (");
                int after = arguments.get(i + 1).last() + 1;
                if (after < call.close()) {
                    sql.replace(after, ")");
                }
            }
        }
    }

    private static boolean literals(Call call) {
        for (int i = 1; i + 1 < call.arguments().size(); i += 2) {
            Token token = call.sql().token(call.argument(i).first());
            boolean literal = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
            if (!literal || !call.argument(i).isOne()) {
                return false;
            }
        }
        return true;
    }
}
