package io.bulkdata.redshiftlocal.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads UTF-8, with the error numbers of the guide's "Multibyte character load errors". */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private static final int TOO_MANY_BYTES = 1;
    private static final int INCOMPLETE = 2;
    private static final int NOT_A_START = 3;
    private static final int NOT_A_CONTINUATION = 4;
    private static final int SURROGATE = 5;
    private static final int TOO_HIGH = 8;
    private static final int OVERLONG = 9;

    private Utf8() {}

    /** The eight bytes at {@code at}, the first of them lowest. */
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Marks, by its highest bit, the lowest byte that is less than {@code limit}; bytes above it may be marked, too. */
    static long less(long word, int limit) {
        return (word - limit * ONES) & ~word & HIGH;
    }

    /** Marks, by its highest bit, the lowest byte that is 0; bytes above it may be marked, too. */
    static long zero(long word) {
        return less(word, 1);
    }

    /** Where the run of bytes ends that are printable ASCII and no backslash: they mean themselves everywhere. */
    static int plainEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long word = word(bytes, at);
            long special = (word & HIGH) | less(word, ' ') | zero(word ^ ('\\' * ONES));
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The length of the character at {@code at}, or, when it is none, what {@link #error} and {@link #bad} read. */
    static int character(byte[] bytes, int at, int to) {
        int start = bytes[at] & 0xff;
        if (start < 0x80) {
            return 1;
        }
        int length = start < 0xc0 ? 0 : start < 0xe0 ? 2 : start < 0xf0 ? 3 : start < 0xf8 ? 4 : 5;
        if (length == 0 || start >= 0xfe) {
            return wrong(NOT_A_START, 1);
        }
        if (length == 5) {
            return wrong(TOO_MANY_BYTES, 1);
        }
        int point = start & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            if (at + i >= to) {
                return wrong(INCOMPLETE, i);
            }
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return wrong(NOT_A_CONTINUATION, i);
            }
            point = (point << 6) | (bytes[at + i] & 0x3f);
        }
        return checked(point, length);
    }

    private static int checked(int point, int length) {
        int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        if (point < least) {
            return wrong(OVERLONG, length);
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return wrong(SURROGATE, length);
        }
        return point > Character.MAX_CODE_POINT ? wrong(TOO_HIGH, length) : length;
    }

    private static int wrong(int error, int length) {
        return -((error << 3) | length);
    }

    /** The guide's number for what is wrong. */
    static int error(int result) {
        return -result >>> 3;
    }

    /** How many bytes are wrong. */
    static int bad(int result) {
        return -result & 7;
    }

    /** Whether the valid character of three or four bytes is one of those that Unicode reserves for no character. */
    static boolean reserved(byte[] bytes, int at, int length) {
        int end = at + length;
        boolean lastTwo = length >= 3
                && (bytes[end - 1] & 0xff) >= 0xbe
                && (bytes[end - 2] & 0xff) == 0xbf
                && (length == 3 ? (bytes[at] & 0xff) == 0xef : (bytes[at + 1] & 0xf) == 0xf);
        boolean middle = length == 3
                && (bytes[at] & 0xff) == 0xef
                && (bytes[at + 1] & 0xff) == 0xb7
                && (bytes[at + 2] & 0xff) >= 0x90
                && (bytes[at + 2] & 0xff) <= 0xaf;
        return lastTwo || middle;
    }
}
