package io.bulkdata.redshiftlocal.sql;

import java.util.Locale;
import java.util.Set;

/**
 * What queries can say in PostgreSQL and not in Redshift. Developer guide, "Unsupported PostgreSQL features". Queries of the
 * catalogue may: drivers and psql ask them in PostgreSQL's own words.
 */
final class UnsupportedSyntax {

    /** "Unsupported PostgreSQL data types". */
    private static final Set<String> TYPES = Set.of("""
            json jsonb uuid xml inet cidr macaddr money bytea bit varbit point line lseg box path polygon circle tsvector
            tsquery serial bigserial smallserial serial4 serial8 int4range int8range numrange tsrange tstzrange daterange hstore
            """.strip().split("\\s+"));

    private static final String[] STATEMENTS = {
        "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "CREATE", "EXPLAIN", "DECLARE", "PREPARE"
    };

    private final Rewriting sql;
    private final boolean changesRows;

    private UnsupportedSyntax(Rewriting sql) {
        this.sql = sql;
        this.changesRows = sql.token(0).isAny("INSERT", "UPDATE", "DELETE", "MERGE", "WITH");
    }

    static void refuse(Rewriting sql) {
        if (!sql.token(0).isAny(STATEMENTS) || definesRoutine(sql) || asksCatalogue(sql)) {
            return;
        }
        LeaderNode.refuse(sql);
        UnsupportedSyntax syntax = new UnsupportedSyntax(sql);
        if (sql.token(0).is("VALUES")) {
            throw SqlRefusal.unexpected(sql.token(0));
        }
        for (int i = 0; i < sql.size() - 1; i++) {
            if (!sql.token(i - 1).isSymbol('.')) {
                syntax.check(i);
            }
        }
    }

    private static boolean definesRoutine(Rewriting sql) {
        for (int i = 1; i <= 3 && sql.token(0).is("CREATE"); i++) {
            if (sql.token(i).isAny("FUNCTION", "PROCEDURE")) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksCatalogue(Rewriting sql) {
        for (int i = 0; i < sql.size(); i++) {
            Token token = sql.token(i);
            if (token.kind() == Token.Kind.WORD && !sql.token(i + 1).isSymbol('(')) {
                String name = token.text().toLowerCase(Locale.ROOT);
                if (name.startsWith("pg_") || name.equals("information_schema")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void check(int at) {
        Token token = sql.token(at);
        Call.at(sql, at).ifPresent(UnsupportedFunctions::refuse);
        if (token.kind() == Token.Kind.WORD) {
            clause(at, token, sql.token(at + 1));
            notHere(at, token, sql.token(at + 1));
        } else if (token.isSymbol(':') && sql.token(at + 1).isSymbol(':')) {
            type(at + 2);
        }
    }

    /** Redshift's grammar has no such clause. */
    private void clause(int at, Token token, Token next) {
        Token before = sql.token(at - 1);
        boolean tables = before.isAny("FROM", "JOIN") || before.isSymbol(',');
        boolean unexpected = (token.is("LATERAL") && tables)
                || (token.is("RETURNING") && changesRows && at > 0 && !before.is("AS"))
                || (token.is("ON") && next.is("CONFLICT"))
                || (token.is("FETCH") && next.isAny("FIRST", "NEXT") && at > 0)
                || (token.is("TABLESAMPLE") && next.kind() == Token.Kind.WORD)
                || (token.is("WINDOW")
                        && sql.token(at + 2).is("AS")
                        && sql.token(at + 3).isSymbol('('))
                || (token.is("VALUES")
                        && before.isSymbol('(')
                        && sql.token(at - 2).isAny("FROM", "JOIN"));
        if (unexpected) {
            throw SqlRefusal.unexpected(token);
        }
        if (token.is("FILTER") && before.isSymbol(')') && next.isSymbol('(')) {
            throw SqlRefusal.unexpected(next);
        }
        if (token.is("DISTINCT") && next.is("FROM") && before.isAny("IS", "NOT")) {
            throw SqlRefusal.unexpected(token);
        }
        if (token.is("DISTINCT") && next.is("ON") && sql.token(at + 2).isSymbol('(')) {
            throw SqlRefusal.unsupported(token, "SELECT DISTINCT ON is not supported");
        }
        if (token.is("ARRAY") && next.isSymbol('[')) {
            throw SqlRefusal.unsupported(token, "array constructors are not supported");
        }
        if (token.isAny("INTERSECT", "EXCEPT", "MINUS") && next.is("ALL")) {
            throw SqlRefusal.unsupported(token, token.text().toUpperCase(Locale.ROOT) + " ALL is not supported");
        }
        if (token.is("AS") && sql.token(at + 2).isSymbol(')')) {
            type(at + 1);
        }
    }

    /** Redshift has it, this server has not. */
    private void notHere(int at, Token token, Token next) {
        Token before = sql.token(at - 1);
        boolean afterTable = before.isSymbol(')') || before.isName();
        boolean pivot = token.isAny("PIVOT", "UNPIVOT")
                && afterTable
                && (next.isSymbol('(') || next.isAny("INCLUDE", "EXCLUDE"));
        if (pivot && !before.isAny("SELECT", "AS", "BY")) {
            throw here(token, token.text().toUpperCase(Locale.ROOT));
        }
        if (token.is("EXCLUDE") && before.isSymbol('*')) {
            throw here(token, "SELECT * EXCLUDE");
        }
        if (token.is("CONNECT") && next.is("BY")) {
            throw here(token, "CONNECT BY");
        }
        if (token.is("GROUP") && next.is("BY") && sql.token(at + 2).is("ALL")) {
            throw here(sql.token(at + 2), "GROUP BY ALL");
        }
    }

    private static SqlRefusal here(Token token, String what) {
        return SqlRefusal.unsupported(token, what + " is not supported by redshift-local");
    }

    private void type(int at) {
        Token token = sql.token(at);
        if (token.kind() != Token.Kind.WORD) {
            return;
        }
        boolean array = sql.token(at + 1).isSymbol('[') && sql.token(at + 2).isSymbol(']');
        if (array || TYPES.contains(token.text().toLowerCase(Locale.ROOT))) {
            String name = token.name() + (array ? "[]" : "");
            throw new SqlRefusal("42704", "type \"" + name + "\" does not exist", token.start());
        }
    }
}
