package io.bulkdata.redshiftlocal.copy;

/** Finds the fields of a row in a buffer that has a line feed as a stopper, and some slack, behind its last byte. */
abstract sealed class RowSplitter permits CsvSplitter, DelimitedSplitter, JsonSplitter, MarkedSplitter {

    /** The buffer ends before the row does. */
    static final int MORE = -1;

    private int reached;

    /**
     * Splits the row that begins at {@code from}.
     *
     * @param limit of the bytes; {@code bytes[limit]} is the stopper
     * @param ended whether the file has no bytes behind the limit
     * @return where the next row begins, or {@link #MORE}
     */
    abstract int split(byte[] bytes, int from, int limit, boolean ended, Fields fields) throws Refusal;

    static RowSplitter of(CopyFormat format, CopyOptions.Values values) {
        boolean nulIsNull = new NullText(values.nullAs()).isNul();
        if (format instanceof CopyFormat.Csv csv) {
            return new CsvSplitter((byte) csv.delimiter().charAt(0), (byte) csv.quote(), nulIsNull);
        }
        if (format instanceof CopyFormat.Delimited delimited) {
            return of(delimited, nulIsNull);
        }
        throw new IllegalArgumentException("Not a text format: " + format.title());
    }

    private static RowSplitter of(CopyFormat.Delimited format, boolean nulIsNull) {
        char first = format.delimiter().charAt(0);
        boolean plain = format.delimiter().length() == 1 && first < 0x80 && !format.escape() && !format.removeQuotes();
        return plain ? new DelimitedSplitter((byte) first, nulIsNull) : new MarkedSplitter(format, nulIsNull);
    }

    /** Whether the rest of the line goes with the row that is refused. */
    boolean refusesWholeLines() {
        return true;
    }

    /** How far the last refused row was understood; what comes before this byte has been counted. */
    final int reached() {
        return reached;
    }

    /** Where the row ends that has its last field's end at {@code at}, or {@link #MORE}. */
    final int rowEnd(byte[] bytes, int from, int at, int limit, boolean ended, Fields fields) throws Refusal {
        if (at >= limit) {
            return ended ? limit : MORE;
        }
        if (bytes[at] == '\n') {
            fields.lineEnds();
            return at + 1;
        }
        if (at + 1 >= limit) {
            return ended ? limit : MORE;
        }
        if (bytes[at + 1] != '\n') {
            throw missingNewline(bytes, from, at);
        }
        fields.lineEnds();
        return at + 2;
    }

    /** NUL and the carriage return end a record; what follows has to be a line feed. */
    final Refusal missingNewline(byte[] bytes, int from, int at) {
        int next = at + 1;
        String reason = String.format(
                "Missing newline: Unexpected character 0x%x found at location %d", bytes[next] & 0xff, next - from);
        return refuse(at, 1216, reason);
    }

    final Refusal refuse(int at, int code, String reason) {
        reached = at;
        return new Refusal(code, reason);
    }
}
