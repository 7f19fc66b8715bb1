package io.bulkdata.bench.soak;

import java.time.Duration;

/**
 * How long a night is, and how busy.
 *
 * @param length of the minutes of incremental exports, all together, in real time
 * @param night how many minutes of incremental exports there are
 * @param rows signatures at the start; the other tables are smaller in proportion
 * @param changes rows that are inserted in a minute
 * @param trouble the share of webhooks that come twice, and of files beside which one is broken, 0 to 1
 * @param cutEvery how often, on average, all connections to the warehouse are cut; zero for never
 */
record SoakOptions(Duration length, int night, int rows, int changes, double trouble, Duration cutEvery, long seed) {
    SoakOptions {
        if (night < 1 || rows < 1 || changes < 1) {
            throw new IllegalArgumentException("Needs at least one minute of the night, one row and one change, not "
                    + night + ", " + rows + " and " + changes);
        }
        if (length.isNegative() || cutEvery.isNegative() || trouble < 0 || trouble > 1) {
            throw new IllegalArgumentException("Not the times or the share of a night: length " + length
                    + ", cut every " + cutEvery + ", trouble " + trouble);
        }
    }

    /** Real time for one minute of the night. */
    Duration step() {
        return length.dividedBy(night);
    }
}
