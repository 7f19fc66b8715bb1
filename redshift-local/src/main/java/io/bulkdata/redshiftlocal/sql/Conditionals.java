package io.bulkdata.redshiftlocal.sql;

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
        sql.replace(call.name(), simple ? "CASE " : "CASE WHEN ");
        sql.replace(call.argument(0).last() + 1, simple ? ") WHEN (" : ") IS NOT DISTINCT FROM (");
        for (int i = 2; i < call.arguments().size(); i += 2) {
            sql.replace(call.argument(i - 1).last() + 1, ") THEN (");
            next(call, i, simple ? ") WHEN (" : ") WHEN (" + value + ") IS NOT DISTINCT FROM (");
        }
        sql.replace(call.close(), ") END");
    }

    /** What follows a result: the next comparison or the default. */
    private static void next(Call call, int result, String comparison) {
        int following = call.arguments().size() - result - 1;
        if (following > 0) {
            call.sql().replace(call.argument(result).last() + 1, following == 1 ? ") ELSE (" : comparison);
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
