package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/** Words that Redshift spells its own way wherever they stand: {@code #t}, {@code VARCHAR(MAX)}, SYSDATE, NVL. */
final class Spelling {

    static final String MAXIMUM_VARCHAR = "65535";

    /** Keywords behind which a table's name, or a column's with its table, may stand. */
    private static final String[] BEFORE_A_NAME = {
        "FROM",
        "JOIN",
        "INTO",
        "UPDATE",
        "TABLE",
        "EXISTS",
        "LIKE",
        "LOCK",
        "TRUNCATE",
        "DELETE",
        "USING",
        "ANALYZE",
        "VACUUM",
        "ONLY",
        "SELECT",
        "DISTINCT",
        "ON",
        "AND",
        "OR",
        "NOT",
        "WHERE",
        "BY",
        "HAVING",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "IN",
        "BETWEEN",
        "COMPRESSION",
        "APPEND",
        "FULL",
        "SORT",
        "REINDEX",
        "RECLUSTER",
        "REFERENCES",
        "VIEW",
        "TEMP",
        "TEMPORARY"
    };

    private Spelling() {}

    /** @param tokens the last one of kind END */
    static List<Edit> edits(List<Token> tokens) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            Token next = tokens.get(i + 1);
            Token before = i > 0 ? tokens.get(i - 1) : next;
            if (token.isSymbol('#') && isTemporaryName(before, token, next)) {
                edits.add(new Edit(token.start(), next.end(), quotedTemporaryName(next)));
            } else if (token.is("MAX") && before.isSymbol('(') && next.isSymbol(')') && isVarchar(tokens.get(i - 2))) {
                edits.add(Edit.replace(token, MAXIMUM_VARCHAR));
            } else if (token.is("SYSDATE") && !next.isSymbol('(') && !before.isSymbol('.')) {
                edits.add(Edit.insert(token.end(), "()"));
            } else if (token.is("NVL") && next.isSymbol('(') && !before.isSymbol('.')) {
                edits.add(Edit.replace(token, "COALESCE"));
            }
        }
        return edits;
    }

    /** The name of a temporary table whose name begins with {@code #}, as PostgreSQL can read it. */
    static String quotedTemporaryName(Token name) {
        return "\"#" + name.name().replace("\"", "\"\"") + "\"";
    }

    /** Elsewhere the sign is an operator: behind an operand. */
    private static boolean isTemporaryName(Token before, Token sign, Token next) {
        boolean behindOperator = before.kind() == Token.Kind.SYMBOL && ")]#".indexOf(before.text()) < 0;
        return sign.end() == next.start()
                && next.kind() == Token.Kind.WORD
                && (behindOperator || before.isAny(BEFORE_A_NAME));
    }

    private static boolean isVarchar(Token token) {
        return token.isAny("VARCHAR", "NVARCHAR", "VARYING");
    }
}
