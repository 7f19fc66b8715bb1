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
        this.fill = options.fillRecord();
        this.endsWithDelimiter = options.format() == CopyOptions.Format.DELIMITED;
        this.quote = (byte) options.quote();
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
        if (fields.doubled(field)) {
            int length = undouble(bytes, from, to);
            column.write(scratch, 0, length, out);
        } else {
            column.write(bytes, from, to, out);
        }
    }

    private int undouble(byte[] bytes, int from, int to) {
        if (scratch.length < to - from) {
            scratch = new byte[Math.max(2 * scratch.length, to - from)];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            scratch[length++] = bytes[i];
            if (bytes[i] == quote) {
                i++;
            }
        }
        return length;
    }
}
