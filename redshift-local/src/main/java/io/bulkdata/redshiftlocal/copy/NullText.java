package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text that means NULL (NULL AS), where {@code \0} and {@code \000} stand for the NUL character. */
final class NullText {

    private static final String NUL = "\0";

    private final byte[] text;

    /** @param nullAs null when no text means NULL */
    NullText(String nullAs) {
        this.text = nullAs == null ? null : bytes(nullAs);
    }

    private static byte[] bytes(String nullAs) {
        boolean nul = nullAs.equals("\\0") || nullAs.equals("\\000");
        return (nul ? NUL : nullAs).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it is NUL, which else ends a record before its time. */
    boolean isNul() {
        return text != null && text.length == 1 && text[0] == 0;
    }

    boolean matches(byte[] bytes, int from, int to) {
        return text != null && to - from == text.length && Arrays.equals(bytes, from, to, text, 0, text.length);
    }
}
