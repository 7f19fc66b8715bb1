package io.bulkdata.redshiftlocal.copy;

import java.util.Arrays;

/** Where the fields of one row are in the reader's buffer; reused from row to row. */
final class Fields {

    private static final int QUOTED = 1;
    private static final int DOUBLED = 2;
    private static final int ESCAPED = 4;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] marks = new byte[64];
    private int count;
    private int lines;

    void clear() {
        count = 0;
        lines = 0;
    }

    void add(int start, int end) {
        add(start, end, 0);
    }

    void add(int start, int end, boolean escaped) {
        add(start, end, escaped ? ESCAPED : 0);
    }

    void addQuoted(int start, int end, boolean doubled) {
        add(start, end, doubled ? QUOTED | DOUBLED : QUOTED);
    }

    private void add(int start, int end, int mark) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            marks = Arrays.copyOf(marks, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        marks[count++] = (byte) mark;
    }

    void lineEnds() {
        lines++;
    }

    int count() {
        return count;
    }

    /** The line feeds that the row has, its last one included. */
    int lines() {
        return lines;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** Whether the field has doubled quotation marks, each of which means one. */
    boolean doubled(int field) {
        return (marks[field] & DOUBLED) != 0;
    }

    /** Whether the field has backslashes, each of which takes the next character's meaning away. */
    boolean escaped(int field) {
        return (marks[field] & ESCAPED) != 0;
    }

    /** Whether the field is not as it stands in the file. */
    boolean marked(int field) {
        return (marks[field] & (DOUBLED | ESCAPED)) != 0;
    }

    /** Whether the line has nothing at all before its end. */
    boolean blank() {
        return count == 1 && starts[0] == ends[0] && marks[0] == 0;
    }
}
