package io.bulkdata.redshiftlocal.sql;

import java.util.Locale;

/**
 * A piece of SQL text that is neither blank nor comment.
 *
 * @param start offset of its first character in the source
 * @param end offset after its last character
 * @param text as it stands in the source
 */
record Token(Kind kind, int start, int end, String text) {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL,
        END
    }

    /** Whether it is that keyword, in any case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** The keyword it is, in upper case. */
    String keyword() {
        return text.toUpperCase(Locale.ROOT);
    }

    boolean isAny(String... keywords) {
        for (String keyword : keywords) {
            if (is(keyword)) {
                return true;
            }
        }
        return false;
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name that an identifier stands for: unquoted or in lower case. */
    String name() {
        return kind == Kind.QUOTED_NAME
                ? text.substring(1, Math.max(1, text.length() - 1)).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }
}
