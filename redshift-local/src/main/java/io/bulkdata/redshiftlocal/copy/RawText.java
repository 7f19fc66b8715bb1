package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;

/** Bytes of a file as an error tells them: readable, and free of what a text column cannot hold. */
final class RawText {

    /** The guide, "STL_LOAD_ERRORS": raw_line and raw_field_value are char(1024). */
    static final int LONGEST = 1024;

    private RawText() {}

    /** Decodes the bytes; what is not UTF-8, and NUL, becomes a period. */
    static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int length = Math.min(text.length(), LONGEST);
        if (length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        return text.substring(0, length).replace('\0', '.').replace('\ufffd', '.');
    }

    /** The characters that the bytes are, for positions. */
    static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /** The bytes as in {@code e0 a1}. */
    static String hex(byte[] bytes, int from, int to) {
        StringBuilder hex = new StringBuilder();
        for (int i = from; i < to; i++) {
            hex.append(i == from ? "" : " ").append(String.format("%02x", bytes[i]));
        }
        return hex.toString();
    }
}
