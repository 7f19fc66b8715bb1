package io.bulkdata.redshift.sql;

/** The characters that separate and enclose fields. */
final class Separators {

    private static final int ASCII = 0x7f;

    private Separators() {}

    static void check(String what, char character) {
        boolean separates = character > 0
                && character < ASCII
                && "\r\n\\".indexOf(character) < 0
                && !Character.isLetterOrDigit(character);
        if (!separates) {
            throw new IllegalArgumentException(
                    "a " + what + " is one ASCII character that is no letter, digit, backslash or end of a line, not "
                            + (Character.isISOControl(character) ? "character " + (int) character : character));
        }
    }

    /** Characters that cannot be seen are written in octal. */
    static void write(SqlText sql, char character) {
        if (Character.isISOControl(character)) {
            sql.words("'\\%03o'".formatted((int) character));
        } else {
            sql.literal(String.valueOf(character));
        }
    }

    static void writeHeader(SqlText sql, boolean header) {
        if (header) {
            sql.words("IGNOREHEADER 1");
        }
    }
}
