package io.bulkdata.redshiftlocal.sql;

/** CAST, CONVERT, TRY_CAST and {@code ::}. Developer guide, "Data type formatting functions" and "CAST and CONVERT". */
final class Conversions {

    private static final String DEFAULT_DECIMAL = "numeric(18,0)";

    private Conversions() {}

    /** {@code CONVERT(type, value)}. */
    static void convert(Call call) {
        Rewriting sql = call.sql();
        call.requireArguments(2);
        String type = type(call, call.open() + 1, call.argument(0).last() + 1);
        sql.replace(call.name(), call.argument(0).last() + 1, "(");
        sql.replace(call.close(), ")::" + type);
    }

    static void tryCast(Call call) {
        Rewriting sql = call.sql();
        int as = as(call);
        if (as == Rewriting.NONE) {
            throw SqlRefusal.unexpected(sql.token(call.close()));
        }
        String type = type(call, as + 1, call.close());
        sql.replace(call.open(), "((");
        sql.replace(as, call.close() - 1, ")::text, NULL::" + type + ", '" + type + "'");
    }

    static void cast(Call call) {
        int as = as(call);
        if (as != Rewriting.NONE) {
            target(call.sql(), as + 1);
        }
    }

    /** What stands after {@code ::} or AS: a decimal without a precision has Redshift's. */
    static void target(Rewriting sql, int index) {
        Token token = sql.token(index);
        Token next = sql.token(index + 1);
        if (token.isAny("DECIMAL", "NUMERIC", "DEC") && !next.isSymbol('(')) {
            sql.replace(index, DEFAULT_DECIMAL);
        }
    }

    private static int as(Call call) {
        Rewriting sql = call.sql();
        int as = Rewriting.NONE;
        for (int i = call.open() + 1; i < call.close(); i = sql.skip(i)) {
            as = sql.token(i).is("AS") ? i : as;
        }
        return as;
    }

    private static String type(Call call, int from, int end) {
        Cursor cursor = call.sql().cursor(from);
        String type = ColumnType.parse(cursor);
        if (cursor.peek().start() != call.sql().token(end).start()) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        return type;
    }
}
