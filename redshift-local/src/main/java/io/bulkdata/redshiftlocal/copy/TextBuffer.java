package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Rows in the text format of PostgreSQL's COPY, gathered before they are written. */
final class TextBuffer {

    private static final int FULL = 1 << 16;

    private byte[] bytes = new byte[2 * FULL];
    private int length;
    private int row;
    private String replaced;

    /** Makes room for {@code more} bytes and returns the array, which stays the same until the next call. */
    byte[] room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
        return bytes;
    }

    int length() {
        return length;
    }

    /** Says that the array from {@link #room} has been filled up to {@code end}. */
    void filled(int end) {
        length = end;
    }

    /** Notes that invalid characters of the column were replaced in this row. */
    void replaced(String column) {
        replaced = replaced == null ? column : replaced;
    }

    /** The first column of the row that ended last in which characters were replaced, or null; asked once. */
    String takeReplaced() {
        String column = replaced;
        replaced = null;
        return column;
    }

    void put(byte[] from, int start, int end) {
        System.arraycopy(from, start, room(end - start), length, end - start);
        length += end - start;
    }

    void put(int b) {
        room(1)[length++] = (byte) b;
    }

    /** Writes a number with at least so many digits. */
    void digits(int number, int width) {
        byte[] to = room(width);
        int rest = number;
        for (int i = length + width - 1; i >= length; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }

    void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    void putNull() {
        byte[] to = room(2);
        to[length] = '\\';
        to[length + 1] = 'N';
        length += 2;
    }

    void endField() {
        put('\t');
    }

    /** Ends the row that has at least one field; the last field's end becomes the row's. */
    void endRow() {
        bytes[length - 1] = '\n';
        row = length;
    }

    /** Takes back what was put since the last row's end. */
    void dropRow() {
        replaced = null;
        length = row;
    }

    /** Takes back all rows that were not written. */
    void dropAll() {
        length = 0;
        row = 0;
    }

    boolean full() {
        return row >= FULL;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, row);
        dropAll();
    }
}
