package io.bulkdata.redshiftlocal.sql;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The values of literals. */
final class Literals {

    private static final Pattern OCTAL_BYTES = Pattern.compile("(\\\\[0-3]?[0-7]{1,2})+");

    private Literals() {}

    /** As a string literal of PostgreSQL's. */
    static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** The text that a plain string literal stands for. */
    static String text(Token token) {
        String text = token.text();
        if (!text.startsWith("'") || text.length() < 2 || !text.endsWith("'")) {
            throw SqlRefusal.wrong(token, "a plain string literal is required instead of " + text);
        }
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    /** The one character that a string literal stands for; {@code \t} and octal forms such as {@code \011} are understood. */
    static char character(Token token) {
        String text = text(token);
        if (text.length() == 1) {
            return text.charAt(0);
        }
        if (text.matches("\\\\[0-7]{1,3}")) {
            return (char) Integer.parseInt(text.substring(1), 8);
        }
        return switch (text) {
            case "\\t" -> '\t';
            case "\\n" -> '\n';
            case "\\r" -> '\r';
            case "\\f" -> '\f';
            case "\\v" -> 0x0B;
            case "\\b" -> '\b';
            case "\\\\" -> '\\';
            default -> throw SqlRefusal.wrong(token, "a single character is required instead of " + token.text());
        };
    }

    /**
     * The characters that a string literal stands for, one or several; one alone may be written as {@link #character} has
     * it, and octal forms are the bytes of UTF-8.
     */
    static String characters(Token token) {
        String text = text(token);
        if (text.isEmpty()) {
            throw SqlRefusal.wrong(token, "at least one character is required instead of " + token.text());
        }
        if (OCTAL_BYTES.matcher(text).matches()) {
            return octal(text);
        }
        return text.charAt(0) == '\\' && text.length() == 2 ? String.valueOf(character(token)) : text;
    }

    private static String octal(String text) {
        String[] numbers = text.substring(1).split("\\\\", -1);
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(numbers[i], 8);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text that means NULL: doubled backslashes stand for one, {@code \0} for the zero byte. */
    static String nullText(Token token) {
        String text = text(token);
        return text.equals("\\0") || text.equals("\\000") ? "\0" : text.replace("\\\\", "\\");
    }

    static int integer(Token token, int minimum, int maximum) {
        try {
            int value = Integer.parseInt(token.text());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with the range.
        }
        throw SqlRefusal.wrong(
                token, "a number from " + minimum + " to " + maximum + " is required instead of " + token.text());
    }
}
