package io.bulkdata.redshiftlocal.copy;

/**
 * Finds the next byte that ends a run of ordinary ones, eight at a time.
 *
 * <p>There must be a byte that stops before the array's last {@link #SLACK} bytes.
 */
final class Stops {

    /** What is read beyond the byte that stops. */
    static final int SLACK = Long.BYTES;

    private final boolean[] stops = new boolean[256];
    private final long first;
    private final long second;

    /** Stops at the two, at line feeds, carriage returns and NUL; those of them that {@code passed} names pass. */
    Stops(byte first, byte second, byte... passed) {
        this.first = Utf8.ONES * first;
        this.second = Utf8.ONES * second;
        stops[first] = true;
        stops[second] = true;
        stops['\n'] = true;
        stops['\r'] = true;
        stops[0] = true;
        for (byte b : passed) {
            stops[b] = false;
        }
    }

    int next(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = Utf8.word(bytes, at);
            long found = Utf8.less(word, ' ') | Utf8.zero(word ^ first) | Utf8.zero(word ^ second);
            if (found == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(found) >>> 3;
            // Other control characters are found, too.
            if (stops[bytes[at] & 0xff]) {
                return at;
            }
            at++;
        }
    }
}
