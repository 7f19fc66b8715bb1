package io.bulkdata.redshiftlocal.sql;

import java.util.Locale;

/** What a statement is for, in the words of SYS_QUERY_HISTORY's column query_type. */
public enum StatementKind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    COPY,
    UNLOAD,
    CTAS,
    DDL,
    UTILITY,
    OTHER;

    /** Whether a cluster counts it as a query, so that PG_LAST_QUERY_ID and STL_QUERY know it. */
    public boolean isQuery() {
        return switch (this) {
            case SELECT, INSERT, UPDATE, DELETE, COPY, UNLOAD, CTAS, OTHER -> true;
            case DDL, UTILITY -> false;
        };
    }

    /** @param cursor at the first word */
    static StatementKind of(Cursor cursor) {
        Token first = cursor.peek();
        if (first.is("WITH")) {
            return afterCommonTables(cursor);
        }
        if (first.is("SELECT") || first.isSymbol('(')) {
            return selectsInto(cursor) ? CTAS : SELECT;
        }
        for (StatementKind kind : new StatementKind[] {INSERT, UPDATE, DELETE, COPY, UNLOAD}) {
            if (first.is(kind.name())) {
                return kind;
            }
        }
        if (first.isAny("CREATE", "DROP", "ALTER")) {
            return definition(cursor);
        }
        return first.isAny("MERGE", "CALL", "EXECUTE", "FETCH", "DECLARE", "VALUES") ? OTHER : UTILITY;
    }

    /** Users, groups and databases are utilities to a cluster, as STL_UTILITYTEXT lists them. */
    private static StatementKind definition(Cursor cursor) {
        if (cursor.peek(1).isAny("USER", "GROUP", "ROLE", "DATABASE")) {
            return UTILITY;
        }
        return cursor.peek().is("CREATE") && createsTableAsQuery(cursor) ? CTAS : DDL;
    }

    private static boolean createsTableAsQuery(Cursor cursor) {
        boolean table = false;
        for (int i = 1; cursor.peek(i).kind() != Token.Kind.END; i++) {
            Token token = cursor.peek(i);
            table |= token.is("TABLE");
            boolean query = cursor.peek(i + 1).isAny("SELECT", "WITH")
                    || cursor.peek(i + 1).isSymbol('(');
            if (token.is("AS") && query) {
                return table;
            }
            if (token.isAny("VIEW", "FUNCTION", "PROCEDURE")) {
                return false;
            }
        }
        return false;
    }

    private static boolean selectsInto(Cursor cursor) {
        for (int i = 1; cursor.peek(i).kind() != Token.Kind.END; i++) {
            if (cursor.peek(i).is("FROM")) {
                return false;
            }
            if (cursor.peek(i).is("INTO")) {
                return true;
            }
        }
        return false;
    }

    private static StatementKind afterCommonTables(Cursor cursor) {
        int depth = 0;
        for (int i = 1; cursor.peek(i).kind() != Token.Kind.END; i++) {
            Token token = cursor.peek(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isAny("SELECT", "INSERT", "UPDATE", "DELETE")) {
                return valueOf(token.text().toUpperCase(Locale.ROOT));
            }
        }
        return SELECT;
    }
}
