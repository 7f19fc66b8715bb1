package io.bulkdata.redshiftlocal.copy;

/**
 * Splits rows of CSV as RFC 4180 has it, and as the guide's "Data format parameters" widens it: white space between a
 * delimiter and a quotation mark is ignored unless it is the delimiter.
 *
 * <p>Not confirmed on a real cluster: that a quotation mark inside an unquoted field is always refused, and which field
 * {@code stl_load_errors} then names.
 */
final class CsvSplitter extends RowSplitter {

    private static final String BAD_QUOTES = "Invalid quote formatting for CSV";

    private final byte delimiter;
    private final byte quote;
    private final Stops stops;
    private final Stops stopsInQuotes;

    CsvSplitter(byte delimiter, byte quote, boolean nulIsNull) {
        this.delimiter = delimiter;
        this.quote = quote;
        byte[] passed = nulIsNull ? new byte[] {0} : new byte[0];
        this.stops = new Stops(delimiter, quote, passed);
        this.stopsInQuotes = new Stops(quote, quote, nulIsNull ? new byte[] {'\r', 0} : new byte[] {'\r'});
    }

    @Override
    int split(byte[] bytes, int from, int limit, boolean ended, Fields fields) throws Refusal {
        fields.clear();
        int start = from;
        while (true) {
            int at = stops.next(bytes, start);
            if (bytes[at] == quote) {
                at = quoted(bytes, from, start, at, limit, ended, fields);
                if (at == MORE) {
                    return MORE;
                }
            } else {
                fields.add(start, at);
            }
            if (bytes[at] != delimiter) {
                return lastField(bytes, from, at, limit, ended, fields);
            }
            start = at + 1;
        }
    }

    private int lastField(byte[] bytes, int from, int at, int limit, boolean ended, Fields fields) throws Refusal {
        if (bytes[at] == 0) {
            if (at + 1 >= limit && !ended) {
                return MORE;
            }
            throw missingNewline(bytes, from, at);
        }
        return rowEnd(bytes, from, at, limit, ended, fields);
    }

    /** Adds the field whose opening mark is at {@code open} and says where it is followed by something else. */
    private int quoted(byte[] bytes, int from, int start, int open, int limit, boolean ended, Fields fields)
            throws Refusal {
        if (afterBlanks(bytes, start) != open) {
            throw refuse(open, 1214, BAD_QUOTES);
        }
        boolean doubled = false;
        int at = open + 1;
        while (true) {
            at = closing(bytes, from, at, limit, ended, fields);
            if (at == MORE || (at + 1 >= limit && !ended)) {
                return MORE;
            }
            if (at + 1 >= limit || bytes[at + 1] != quote) {
                break;
            }
            doubled = true;
            at += 2;
        }
        fields.addQuoted(open + 1, at, doubled);
        return afterQuotes(bytes, at + 1, limit, ended);
    }

    /** The next quotation mark, or {@link #MORE}. */
    private int closing(byte[] bytes, int from, int start, int limit, boolean ended, Fields fields) throws Refusal {
        int at = start;
        while (true) {
            at = stopsInQuotes.next(bytes, at);
            if (bytes[at] == quote) {
                return at;
            }
            if (at >= limit && !ended) {
                return MORE;
            }
            if (at >= limit) {
                throw refuse(at, 1214, "Delimited value missing end quote");
            }
            if (bytes[at] == 0) {
                if (at + 1 >= limit && !ended) {
                    return MORE;
                }
                throw missingNewline(bytes, from, at);
            }
            fields.lineEnds();
            at++;
        }
    }

    private int afterQuotes(byte[] bytes, int start, int limit, boolean ended) throws Refusal {
        int at = afterBlanks(bytes, start);
        if (at >= limit) {
            return ended ? limit : MORE;
        }
        if (bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
            throw refuse(at, 1214, BAD_QUOTES);
        }
        return at;
    }

    private int afterBlanks(byte[] bytes, int start) {
        int at = start;
        while ((bytes[at] == ' ' || bytes[at] == '\t') && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }
}
