package io.bulkdata.redshiftlocal.copy;

/** Splits rows whose fields know no quotation marks: a delimiter always delimits. */
final class DelimitedSplitter extends RowSplitter {

    private final byte delimiter;
    private final Stops stops;

    DelimitedSplitter(byte delimiter, boolean nulIsNull) {
        this.delimiter = delimiter;
        this.stops = new Stops(delimiter, delimiter, nulIsNull ? new byte[] {0} : new byte[0]);
    }

    @Override
    int split(byte[] bytes, int from, int limit, boolean ended, Fields fields) throws Refusal {
        fields.clear();
        int start = from;
        while (true) {
            int at = stops.next(bytes, start);
            fields.add(start, at);
            if (bytes[at] == delimiter) {
                start = at + 1;
            } else if (bytes[at] == 0) {
                if (at + 1 >= limit && !ended) {
                    return MORE;
                }
                throw missingNewline(bytes, from, at);
            } else {
                return rowEnd(bytes, from, at, limit, ended, fields);
            }
        }
    }
}
