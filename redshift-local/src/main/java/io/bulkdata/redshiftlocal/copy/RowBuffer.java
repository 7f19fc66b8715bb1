package io.bulkdata.redshiftlocal.copy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The bytes of a file around the row that is being read, with a line feed as a stopper behind the last one. */
final class RowBuffer {

    private static final int FIRST_SIZE = 1 << 18;

    private byte[] bytes = new byte[FIRST_SIZE + Stops.SLACK];
    private InputStream in = InputStream.nullInputStream();
    private String name = "";
    private int row;
    private int limit;
    private boolean ended;
    private long total;

    /**
     * Goes on with the next file.
     *
     * @param fileName what error messages call it
     */
    void open(InputStream file, String fileName) {
        in = file;
        name = fileName;
        row = 0;
        limit = 0;
        bytes[0] = '\n';
        ended = false;
    }

    /** Reads until the buffer is full or the file ends; the row keeps its bytes but moves to the buffer's front. */
    void fill() throws CopyFailure {
        System.arraycopy(bytes, row, bytes, 0, limit - row);
        limit -= row;
        row = 0;
        if (limit == bytes.length - Stops.SLACK) {
            bytes = Arrays.copyOf(bytes, 2 * (bytes.length - Stops.SLACK) + Stops.SLACK);
        }
        while (!ended && limit < bytes.length - Stops.SLACK) {
            int got = read();
            ended = got < 0;
            limit += Math.max(0, got);
            total += Math.max(0, got);
        }
        bytes[limit] = '\n';
    }

    private int read() throws CopyFailure {
        try {
            return in.read(bytes, limit, bytes.length - Stops.SLACK - limit);
        } catch (EOFException e) {
            throw new CopyFailure("Cannot read " + name + ": it ends too early", e, List.of());
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            // Decompressors meet damaged files with the latter three, too.
            throw new CopyFailure("Cannot read " + name + ": " + e.getMessage(), e, List.of());
        }
    }

    /** Forgets what is before {@code at}, where the next row begins. */
    void rowBegins(int at) {
        row = at;
    }

    byte[] bytes() {
        return bytes;
    }

    int row() {
        return row;
    }

    int limit() {
        return limit;
    }

    boolean ended() {
        return ended;
    }

    /** The bytes of all files so far. */
    long total() {
        return total;
    }
}
