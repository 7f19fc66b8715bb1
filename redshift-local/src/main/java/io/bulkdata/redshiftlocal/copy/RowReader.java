package io.bulkdata.redshiftlocal.copy;

import java.io.InputStream;

/**
 * Reads the rows of one file after the other.
 *
 * <p>A refused row's bytes stay where they are until {@link #skipRefused}, so that they can be told. Not confirmed on a
 * real cluster: the line of a row that has several is that of its first, the code of a row that is too long, and that a
 * byte order mark belongs to the first field.
 */
final class RowReader {

    /** The guide, "COPY", "Usage notes": "the maximum size of a single input row from any source is 4 MB". */
    static final int LONGEST_ROW = 4 << 20;

    /** Enough bytes for the 1024 characters that are told of a row. */
    private static final int TOLD = 4 * RawText.LONGEST;

    private static final int NOT_REFUSED = -1;

    private final RowBuffer buffer = new RowBuffer();
    private final Fields fields = new Fields();
    private final RowSplitter splitter;
    private final boolean skipBlankLines;
    private long line;
    private long nextLine;
    private int next;
    private int refusedAt;

    RowReader(RowSplitter splitter, boolean skipBlankLines) {
        this.splitter = splitter;
        this.skipBlankLines = skipBlankLines;
    }

    /** Goes on with the next file, behind its header. */
    void open(InputStream in, String name, int headerRows) throws CopyFailure {
        buffer.open(in, name);
        nextLine = 1;
        next = 0;
        for (int i = 0; i < headerRows; i++) {
            try {
                if (!nextRow()) {
                    return;
                }
            } catch (Refusal e) {
                skipRefused();
            }
        }
    }

    /** Goes on with the next file, behind so many lines, whatever they hold. */
    void openBehindLines(InputStream in, String name, int lines) throws CopyFailure {
        open(in, name, 0);
        for (int i = 0; i < lines && refillAt(next); i++) {
            int end = lineEnd(next);
            while (end < 0 && !buffer.ended()) {
                buffer.rowBegins(buffer.limit());
                buffer.fill();
                end = lineEnd(buffer.row());
            }
            next = end < 0 ? buffer.limit() : end + 1;
            nextLine += end < 0 ? 0 : 1;
        }
    }

    private boolean refillAt(int at) throws CopyFailure {
        buffer.rowBegins(at);
        boolean more = at < buffer.limit() || refill();
        next = buffer.row();
        return more;
    }

    /**
     * Reads a row.
     *
     * @return false at the end of the file
     * @throws Refusal when it is not a row; {@link #skipRefused} then has to be called
     */
    boolean next() throws Refusal, CopyFailure {
        boolean found = nextRow();
        while (found && skipBlankLines && fields.blank()) {
            found = nextRow();
        }
        return found;
    }

    private boolean nextRow() throws Refusal, CopyFailure {
        buffer.rowBegins(next);
        line = nextLine;
        if (next == buffer.limit() && !refill()) {
            next = buffer.row();
            return false;
        }
        refusedAt = NOT_REFUSED;
        try {
            next = split();
        } catch (Refusal e) {
            refusedAt = splitter.reached() - buffer.row();
            readToTell();
            throw e;
        }
        nextLine += fields.lines();
        if (next - buffer.row() > LONGEST_ROW) {
            throw tooLong();
        }
        return true;
    }

    /** A refused row may have been cut by the buffer's end; what is told of it should not be. */
    private void readToTell() throws CopyFailure {
        boolean cut = lineEnd(buffer.row() + refusedAt) < 0 && buffer.limit() - buffer.row() < TOLD;
        if (cut && !buffer.ended()) {
            buffer.fill();
        }
    }

    private boolean refill() throws CopyFailure {
        if (!buffer.ended()) {
            buffer.fill();
        }
        return buffer.limit() > buffer.row();
    }

    private int split() throws Refusal, CopyFailure {
        while (true) {
            int end = splitter.split(buffer.bytes(), buffer.row(), buffer.limit(), buffer.ended(), fields);
            if (end != RowSplitter.MORE) {
                return end;
            }
            if (buffer.limit() - buffer.row() > LONGEST_ROW) {
                splitter.refuse(buffer.limit(), 0, "");
                throw tooLong();
            }
            buffer.fill();
        }
    }

    private Refusal tooLong() {
        Refusal refusal = new Refusal(1216, "Input line is not valid: it is longer than " + LONGEST_ROW + " bytes");
        // The guide, "JSON data file": then the command fails, whatever MAXERROR allows.
        return splitter.refusesWholeLines() ? refusal : refusal.fatal();
    }

    /** Goes to the line behind the one where the refused row stopped making sense. */
    void skipRefused() throws CopyFailure {
        if (refusedAt == NOT_REFUSED) {
            return;
        }
        nextLine += fields.lines();
        if (!splitter.refusesWholeLines()) {
            next = buffer.row() + refusedAt;
            return;
        }
        int end = lineEnd(buffer.row() + refusedAt);
        while (end < 0 && !buffer.ended()) {
            buffer.rowBegins(buffer.limit());
            buffer.fill();
            end = lineEnd(buffer.row());
        }
        next = end < 0 ? buffer.limit() : end + 1;
        nextLine += end < 0 ? 0 : 1;
    }

    private int lineEnd(int from) {
        byte[] bytes = buffer.bytes();
        for (int i = from; i < buffer.limit(); i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The row as it is in the file, without its end, or as much of it as is worth telling. */
    String rawRow() {
        int end = refusedAt == NOT_REFUSED ? next : lineEnd(buffer.row() + refusedAt);
        end = end < 0 ? buffer.limit() : end;
        end = refusedAt == NOT_REFUSED || splitter.refusesWholeLines() ? end : buffer.row() + refusedAt;
        byte[] bytes = buffer.bytes();
        while (end > buffer.row() && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return RawText.of(bytes, buffer.row(), Math.min(end, buffer.row() + TOLD));
    }

    /** The line of the file where the row begins, from 1. */
    long line() {
        return line;
    }

    /** The lines of the file so far. */
    long lines() {
        return nextLine - 1;
    }

    Fields fields() {
        return fields;
    }

    RowBuffer buffer() {
        return buffer;
    }
}
