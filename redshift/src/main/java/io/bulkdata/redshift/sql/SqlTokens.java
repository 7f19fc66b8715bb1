package io.bulkdata.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes an operator's SQL apart as far as is needed to see where a statement begins and ends. What Redshift and PostgreSQL read
 * differently is refused: nobody could say then where it ends.
 */
final class SqlTokens {

    private final String sql;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /**
     * Words, semicolons and other characters in order; neither comments nor what stands in quotes.
     *
     * @throws IllegalArgumentException when a quote or comment has no end, or the text has backslashes, dollars or control
     *     characters
     */
    static List<String> of(String sql) {
        sql.chars().filter(SqlTokens::ambiguous).findFirst().ifPresent(character -> {
            throw new IllegalArgumentException("a statement cannot hold "
                    + (Character.isISOControl(character)
                            ? "control character " + character
                            : Character.toString(character)));
        });
        SqlTokens reader = new SqlTokens(sql);
        while (reader.at < sql.length()) {
            reader.next();
        }
        return List.copyOf(reader.tokens);
    }

    private static boolean ambiguous(int character) {
        return character == '\\'
                || character == '$'
                || (Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0);
    }

    private void next() {
        char here = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            lineComment();
        } else if (sql.startsWith("/*", at)) {
            blockComment();
        } else if (here == '\'' || here == '"') {
            quoted(here);
        } else if (Character.isLetter(here) || here == '_') {
            word();
        } else {
            if (!Character.isWhitespace(here)) {
                tokens.add(String.valueOf(here));
            }
            at++;
        }
    }

    /** Where a line ends is where PostgreSQL's scanner says so: at either character. */
    private void lineComment() {
        while (at < sql.length() && "\r\n".indexOf(sql.charAt(at)) < 0) {
            at++;
        }
    }

    /** Comments may hold comments in PostgreSQL; where that would matter, nobody needs one. */
    private void blockComment() {
        int end = sql.indexOf("*/", at + 2);
        int inner = sql.indexOf("/*", at + 2);
        if (end < 0 || (inner >= 0 && inner < end)) {
            throw new IllegalArgumentException("a comment has no end, or holds another");
        }
        at = end + 2;
    }

    /** A quote that is doubled ends one text and begins the next, which comes to the same. */
    private void quoted(char quote) {
        int end = sql.indexOf(quote, at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a quote has no end: " + quote);
        }
        tokens.add(String.valueOf(quote));
        at = end + 1;
    }

    private void word() {
        int start = at;
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
            at++;
        }
        tokens.add(sql.substring(start, at));
    }
}
