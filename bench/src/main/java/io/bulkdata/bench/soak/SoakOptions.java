package io.bulkdata.bench.soak;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a night is, and how busy.
 *
 * @param length of the minutes of incremental exports, all together, in real time
 * @param night how many minutes of incremental exports there are
 * @param rows signatures at the start; the other tables are smaller in proportion
 * @param changes rows that are inserted in a minute
 * @param trouble the share of webhooks that come twice, and of files beside which one is broken, 0 to 1
 * @param cutEvery how often, on average, something happens to the warehouse; zero for never
 * @param killEvery how often, on average, the loader's process is killed; zero for never, and then it is none of its own
 * @param outageEvery how often, on average, S3 or DynamoDB is away; zero for never
 */
record SoakOptions(
        Duration length,
        int night,
        int rows,
        int changes,
        double trouble,
        Duration cutEvery,
        Duration killEvery,
        Duration outageEvery,
        long seed) {
    SoakOptions {
        if (night < 1 || rows < 1 || changes < 1) {
            throw new IllegalArgumentException("Needs at least one minute of the night, one row and one change, not "
                    + night + ", " + rows + " and " + changes);
        }
        if (Stream.of(length, cutEvery, killEvery, outageEvery).anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("Not the times of a night: length " + length + ", cut every " + cutEvery
                    + ", kill every " + killEvery + ", outage every " + outageEvery);
        }
        if (trouble < 0 || trouble > 1) {
            throw new IllegalArgumentException("Not a share: " + trouble);
        }
    }

    /** Real time for one minute of the night. */
    Duration step() {
        return length.dividedBy(night);
    }
}
