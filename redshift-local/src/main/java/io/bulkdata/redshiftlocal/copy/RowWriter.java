package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/**
 * Turns the fields of a row into the row that PostgreSQL reads.
 *
 * <p>Not confirmed on a real cluster: that only a delimited row, and not one of CSV, may end with a delimiter (the
 * guide, "Preparing your input data"); that too few fields are 1214, as users quote it, and never 1203.
 */
final class RowWriter {

    private final List<ColumnRule> columns;
    private final boolean fill;
    private final boolean endsWithDelimiter;
    private final byte quote;
    private byte[] scratch = new byte[1024];

    RowWriter(List<ColumnRule> columns, CopyOptions options) {
        this.columns = columns;
        this.fill = options.rows().fillRecord();
        this.endsWithDelimiter = options.format() instanceof CopyFormat.Delimited;
        this.quote = options.format() instanceof CopyFormat.Csv csv ? (byte) csv.quote() : 0;
    }

    /** Writes the row's end, too; when the row is refused, what was written of it is the caller's to drop. */
    void write(byte[] bytes, Fields fields, TextBuffer out) throws Refusal {
        int count = count(fields);
        for (int i = 0; i < columns.size(); i++) {
            try {
                if (i < count) {
                    write(columns.get(i), bytes, fields, i, out);
                } else {
                    columns.get(i).writeMissing(out);
                }
            } catch (Refusal e) {
                throw e.of(i);
            }
            out.endField();
        }
        out.endRow();
    }

    private int count(Fields fields) throws Refusal {
        int count = fields.count();
        int last = count - 1;
        if (endsWithDelimiter && count == columns.size() + 1 && fields.start(last) == fields.end(last)) {
            return last;
        }
        if (count > columns.size()) {
            throw new Refusal(1202, "Extra column(s) found");
        }
        if (count < columns.size() && !fill) {
            throw new Refusal(1214, "Delimiter not found");
        }
        return count;
    }

    private void write(ColumnRule column, byte[] bytes, Fields fields, int field, TextBuffer out) throws Refusal {
        int from = fields.start(field);
        int to = fields.end(field);
        if (fields.marked(field)) {
            writeMarked(column, bytes, from, to, fields.escaped(field), out);
        } else {
            column.write(bytes, from, to, out);
        }
    }

    private void writeMarked(ColumnRule column, byte[] bytes, int from, int to, boolean escaped, TextBuffer out)
            throws Refusal {
        // The guide, "ESCAPE": the default null string works as it is, and escaped, too.
        if (escaped && column.isNullText(bytes, from, to)) {
            column.writeNull(out);
        } else {
            makeRoom(to - from);
            int length = escaped ? unescape(bytes, from, to) : undouble(bytes, from, to);
            column.write(scratch, 0, length, out);
        }
    }

    private int undouble(byte[] bytes, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            scratch[length++] = bytes[i];
            if (bytes[i] == quote) {
                i++;
            }
        }
        return length;
    }

    private int unescape(byte[] bytes, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\' && i + 1 < to) {
                i++;
            }
            scratch[length++] = bytes[i];
        }
        return length;
    }

    private void makeRoom(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(2 * scratch.length, length)];
        }
    }
}
