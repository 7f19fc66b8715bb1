package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into tokens. What has no end (a string, a quoted name) reaches to the end of the text: PostgreSQL will say what
 * is wrong with it.
 */
final class Tokenizer {

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String source) {
        this.source = source;
    }

    /** All tokens, the last one of kind END. */
    static List<Token> tokens(String source) {
        return new Tokenizer(source).run();
    }

    private List<Token> run() {
        for (skipBlanks(); at < source.length(); skipBlanks()) {
            int start = at;
            Kind kind = readToken();
            tokens.add(new Token(kind, start, at, source.substring(start, at)));
        }
        tokens.add(new Token(Kind.END, at, at, ""));
        return tokens;
    }

    private Kind readToken() {
        char c = source.charAt(at);
        char next = charAt(at + 1);
        if (c == '\'') {
            return readString(false);
        }
        if (c == '"') {
            readQuoted('"', false);
            return Kind.QUOTED_NAME;
        }
        if (next == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
            at++;
            return readString(c == 'e' || c == 'E');
        }
        if (isNameStart(c)) {
            return readWhile(Kind.WORD);
        }
        if (isDigit(c) || (c == '.' && isDigit(next))) {
            return readNumber();
        }
        return c == '$' ? readDollar() : readSymbol();
    }

    private Kind readString(boolean backslashEscapes) {
        readQuoted('\'', backslashEscapes);
        return Kind.STRING;
    }

    /** Doubled quotes inside belong to it. */
    private void readQuoted(char quote, boolean backslashEscapes) {
        at++;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == '\\' && backslashEscapes) {
                at = Math.min(at + 1, source.length());
            } else if (c == quote) {
                if (charAt(at) != quote) {
                    return;
                }
                at++;
            }
        }
    }

    private Kind readWhile(Kind kind) {
        while (at < source.length() && isNamePart(source.charAt(at))) {
            at++;
        }
        return kind;
    }

    private Kind readNumber() {
        while (isDigit(charAt(at)) || charAt(at) == '.') {
            at++;
        }
        boolean exponent = charAt(at) == 'e' || charAt(at) == 'E';
        boolean sign = charAt(at + 1) == '+' || charAt(at + 1) == '-';
        if (exponent && isDigit(charAt(sign ? at + 2 : at + 1))) {
            at += 2;
            while (isDigit(charAt(at))) {
                at++;
            }
        }
        return Kind.NUMBER;
    }

    /** A parameter such as {@code $1}, or a string between {@code $tag$} and {@code $tag$}. */
    private Kind readDollar() {
        int end = at + 1;
        if (isDigit(charAt(end))) {
            at = end;
            return readWhile(Kind.PARAMETER);
        }
        while (isNamePart(charAt(end)) && charAt(end) != '$') {
            end++;
        }
        if (charAt(end) != '$') {
            return readSymbol();
        }
        String tag = source.substring(at, end + 1);
        int close = source.indexOf(tag, end + 1);
        at = close < 0 ? source.length() : close + tag.length();
        return Kind.STRING;
    }

    private Kind readSymbol() {
        at++;
        return Kind.SYMBOL;
    }

    private void skipBlanks() {
        while (at < source.length()) {
            if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else if (source.startsWith("--", at)) {
                int lineEnd = source.indexOf('\n', at);
                at = lineEnd < 0 ? source.length() : lineEnd + 1;
            } else if (source.startsWith("/*", at)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    /** Comments of this kind nest. */
    private void skipComment() {
        int depth = 0;
        do {
            if (source.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (source.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < source.length());
        at = Math.min(at, source.length());
    }

    private char charAt(int index) {
        return index < source.length() ? source.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }
}
