package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Truth values in the spellings of the guide's "Boolean type", in any case.
 *
 * <p>Not confirmed on a real cluster: the reason's words, and that {@code on} and {@code off} are refused.
 */
final class BooleanRule implements FieldRule {

    private static final int LONGEST = "false".length();

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        if (to - from == 1) {
            out.put(letter(bytes[from]));
        } else {
            out.put(word(bytes, from, to));
        }
    }

    private static char letter(byte value) throws Refusal {
        return switch (value) {
            case 't', 'T', 'y', 'Y', '1' -> 't';
            case 'f', 'F', 'n', 'N', '0' -> 'f';
            default -> throw unknown();
        };
    }

    private static char word(byte[] bytes, int from, int to) throws Refusal {
        int length = Math.min(to - from, LONGEST + 1);
        String word = new String(bytes, from, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "yes" -> 't';
            case "false", "no" -> 'f';
            default -> throw unknown();
        };
    }

    private static Refusal unknown() {
        return new Refusal(1210, "Unknown boolean format");
    }
}
