package io.bulkdata.redshiftlocal.copy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes JSON values as the fields that COPY would find in a text file; reused from value to value. */
final class JsonText {

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The text that a string stands for; the source's bytes stay as they are, right or wrong. */
    void unescape(byte[] source, int from, int to) {
        reset(to - from);
        int at = from;
        while (at < to) {
            if (source[at] != '\\') {
                bytes[length++] = source[at++];
            } else if (source[at + 1] == 'u') {
                at = unicode(source, at, to);
            } else {
                bytes[length++] = escaped(source[at + 1]);
                at += 2;
            }
        }
    }

    private static byte escaped(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    /** Six bytes become at most three, and the twelve of a pair four. */
    private int unicode(byte[] source, int at, int to) {
        char first = unit(source, at + 2);
        boolean pair = Character.isHighSurrogate(first)
                && at + 12 <= to
                && source[at + 6] == '\\'
                && source[at + 7] == 'u'
                && Character.isLowSurrogate(unit(source, at + 8));
        int point = pair ? Character.toCodePoint(first, unit(source, at + 8)) : first;
        // Half a pair becomes bytes that the column refuses as what they are.
        byte[] utf8 = Character.isSurrogate(first) && !pair
                ? new byte[] {(byte) 0xed, (byte) (0x80 | ((point >> 6) & 0x3f)), (byte) (0x80 | (point & 0x3f))}
                : Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return at + (pair ? 12 : 6);
    }

    private static char unit(byte[] source, int at) {
        return (char) Integer.parseInt(new String(source, at, 4, StandardCharsets.US_ASCII), 16);
    }

    /**
     * An object or array without the white space between its parts, except behind a colon: so the guide's "COPY from JSON
     * format" shows it.
     */
    void compact(byte[] source, int from, int to) {
        reset(to - from);
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            byte b = source[at];
            if (quoted && b == '\\') {
                bytes[length++] = source[at++];
                bytes[length++] = source[at];
                continue;
            }
            quoted ^= b == '"';
            if (quoted || !Blanks.isBlank(b) || (b == ' ' && bytes[Math.max(0, length - 1)] == ':')) {
                bytes[length++] = b;
            }
        }
    }

    /** A number, true or false; a number with an exponent is written without, as the types want it. */
    void plain(byte[] source, int from, int to, boolean exponentAllowed) {
        String text = new String(source, from, to - from, StandardCharsets.ISO_8859_1);
        boolean exponent =
                text.charAt(0) <= '9' && text.toLowerCase(Locale.ROOT).indexOf('e') > 0;
        if (exponent && !exponentAllowed && text.length() < 64) {
            text = new BigDecimal(text).toPlainString();
        }
        byte[] written = text.getBytes(StandardCharsets.ISO_8859_1);
        reset(written.length);
        System.arraycopy(written, 0, bytes, 0, written.length);
        length = written.length;
    }

    private void reset(int room) {
        length = 0;
        if (bytes.length < room) {
            bytes = new byte[Math.max(2 * bytes.length, room)];
        }
    }
}
