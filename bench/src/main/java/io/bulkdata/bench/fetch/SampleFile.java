package io.bulkdata.bench.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;

/**
 * A file to be fetched: a pattern, again and again, of a length that makes every part of the file another one.
 *
 * @param table whose export it is
 */
record SampleFile(String table, long size) {

    private static final byte[] PATTERN = new byte[8 * 1024 * 1024 - 59];

    static {
        new Random(1).nextBytes(PATTERN);
        PATTERN[0] = 'i';
    }

    String path() {
        return "/acme/full/" + table + "/20261120/" + table + "_20261120014346.csv";
    }

    String eTag() {
        return "\"bench-" + size + "\"";
    }

    void write(OutputStream out, long first, long end) throws IOException {
        for (long at = first; at < end; ) {
            int from = (int) (at % PATTERN.length);
            int length = (int) Math.min(PATTERN.length - from, end - at);
            out.write(PATTERN, from, length);
            at += length;
        }
    }

    /** Whether these are its bytes from there on. */
    boolean hasAt(long offset, byte[] bytes, int length) {
        int done = 0;
        while (done < length) {
            int from = (int) ((offset + done) % PATTERN.length);
            int more = Math.min(PATTERN.length - from, length - done);
            if (!Arrays.equals(PATTERN, from, from + more, bytes, done, done + more)) {
                return false;
            }
            done += more;
        }
        return true;
    }
}
