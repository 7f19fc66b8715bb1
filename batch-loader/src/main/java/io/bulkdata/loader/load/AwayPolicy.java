package io.bulkdata.loader.load;

import java.time.Duration;

/**
 * How long a batch waits for a warehouse that takes no connections, such as a paused cluster.
 *
 * @param pause until the next look
 * @param looks at most so many, which are not counted as attempts
 */
record AwayPolicy(Duration pause, long looks) {

    /** Whether to look again after so many. */
    boolean again(long waits) {
        return waits < looks;
    }
}
