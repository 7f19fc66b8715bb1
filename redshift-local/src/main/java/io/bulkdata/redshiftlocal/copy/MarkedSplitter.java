package io.bulkdata.redshiftlocal.copy;

import java.nio.charset.StandardCharsets;

/**
 * Splits delimited rows whose delimiter has several bytes, or whose fields know backslashes (ESCAPE) or quotation marks
 * (REMOVEQUOTES); the guide, "Data conversion parameters".
 *
 * <p>Not confirmed on a real cluster: that a line feed between quotation marks ends the row unless it is escaped; that a
 * backslash at the file's very end stands for itself.
 */
final class MarkedSplitter extends RowSplitter {

    private static final int NO = 0;
    private static final int YES = 1;

    private final byte[] delimiter;
    private final boolean escape;
    private final boolean removeQuotes;
    private final boolean nulIsNull;
    private boolean escaped;

    MarkedSplitter(CopyFormat.Delimited format, boolean nulIsNull) {
        this.delimiter = format.delimiter().getBytes(StandardCharsets.UTF_8);
        this.escape = format.escape();
        this.removeQuotes = format.removeQuotes();
        this.nulIsNull = nulIsNull;
    }

    @Override
    int split(byte[] bytes, int from, int limit, boolean ended, Fields fields) throws Refusal {
        fields.clear();
        int start = from;
        while (true) {
            boolean quoted = removeQuotes && start < limit && (bytes[start] == '"' || bytes[start] == '\'');
            int first = quoted ? start + 1 : start;
            int end = fieldEnd(bytes, first, limit, ended, quoted ? bytes[start] : 0, fields);
            if (end == MORE) {
                return MORE;
            }
            fields.add(first, end, escaped);
            int behind = quoted ? end + 1 : end;
            if (behind >= limit || delimits(bytes, behind, limit) != YES) {
                return lastField(bytes, from, behind, limit, ended, fields);
            }
            start = behind + delimiter.length;
        }
    }

    private int lastField(byte[] bytes, int from, int at, int limit, boolean ended, Fields fields) throws Refusal {
        if (at < limit && bytes[at] == 0) {
            if (at + 1 >= limit && !ended) {
                return MORE;
            }
            throw missingNewline(bytes, from, at);
        }
        return rowEnd(bytes, from, at, limit, ended, fields);
    }

    /**
     * Where the field ends: at its delimiter, at the row's end, or at its closing mark.
     *
     * @param mark the quotation mark it began with; 0 when there is none
     */
    private int fieldEnd(byte[] bytes, int start, int limit, boolean ended, byte mark, Fields fields) throws Refusal {
        escaped = false;
        int at = start;
        while (at < limit) {
            if (escape && bytes[at] == '\\' && at + 1 < limit) {
                escaped = true;
                if (bytes[at + 1] == '\n') {
                    fields.lineEnds();
                }
                at += 2;
                continue;
            }
            int stop = mark == 0 ? ends(bytes, at, limit) : closes(bytes, at, limit, ended, mark);
            if (stop == MORE && !ended) {
                return MORE;
            }
            if (stop == YES) {
                return at;
            }
            at++;
        }
        if (!ended) {
            return MORE;
        }
        if (mark != 0) {
            throw missingMark(limit);
        }
        return limit;
    }

    private int ends(byte[] bytes, int at, int limit) {
        boolean rowEnds = bytes[at] == '\n' || bytes[at] == '\r' || (bytes[at] == 0 && !nulIsNull);
        return rowEnds ? YES : delimits(bytes, at, limit);
    }

    /** A mark closes a field only where a delimiter or the row's end follows. */
    private int closes(byte[] bytes, int at, int limit, boolean ended, byte mark) throws Refusal {
        if (bytes[at] == '\n') {
            throw missingMark(at);
        }
        if (bytes[at] != mark) {
            return NO;
        }
        if (at + 1 == limit) {
            return ended ? YES : MORE;
        }
        return ends(bytes, at + 1, limit);
    }

    private Refusal missingMark(int at) {
        return refuse(at, 1214, "Delimited value missing end quote");
    }

    /** Whether the delimiter is there; {@link #MORE} when the bytes end within it. */
    private int delimits(byte[] bytes, int at, int limit) {
        for (int i = 0; i < delimiter.length; i++) {
            if (at + i == limit) {
                return MORE;
            }
            if (bytes[at + i] != delimiter[i]) {
                return NO;
            }
        }
        return YES;
    }
}
