package io.bulkdata.redshiftlocal.copy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Seconds or milliseconds since 1970 began in UTC.
 *
 * <p>Not confirmed on a real cluster: that a decimal point is refused.
 */
record EpochFormat(boolean millis) implements MomentFormat {

    /** More digits than any year up to 9999 has in milliseconds. */
    private static final int MOST_DIGITS = 16;

    @Override
    public int read(byte[] bytes, int from, int to, Moment moment) {
        int first = bytes[from] == '-' ? from + 1 : from;
        if (first == to || to - first > MOST_DIGITS) {
            return NOT_READ;
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = MomentText.number(bytes, i, to, 1);
            if (digit < 0) {
                return NOT_READ;
            }
            value = 10 * value + digit;
        }
        value = first > from ? -value : value;
        long unit = millis ? 1000 : 1;
        int nanos = (int) Math.floorMod(value, unit) * 1_000_000;
        moment.set(LocalDateTime.ofEpochSecond(Math.floorDiv(value, unit), nanos, ZoneOffset.UTC));
        return to;
    }

    @Override
    public String shown() {
        return millis ? "epochmillisecs" : "epochsecs";
    }
}
