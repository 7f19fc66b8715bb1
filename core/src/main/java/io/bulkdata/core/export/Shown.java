package io.bulkdata.core.export;

/**
 * How a refused value is shown in an error: quoted, never longer than a line, and only what can be seen. Whatever could break
 * a line of the log, turn it round, or be refused by a queue is a question mark.
 */
public final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(String value) {
        if (value == null) {
            return "nothing";
        }
        StringBuilder shown = new StringBuilder("\"");
        value.codePoints().limit(LONGEST).map(Shown::seen).forEach(shown::appendCodePoint);
        boolean whole = value.codePointCount(0, value.length()) <= LONGEST;
        return shown.append(whole ? "\"" : "…\"").toString();
    }

    private static int seen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> character;
        };
    }
}
