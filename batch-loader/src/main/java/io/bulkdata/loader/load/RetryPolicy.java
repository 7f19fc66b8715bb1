package io.bulkdata.loader.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a batch is tried, and how long it waits in between.
 *
 * @param attempts at most so many, the first included
 * @param pause after the first attempt; twice as long after each further one, up to {@link #LONGEST}
 */
record RetryPolicy(int attempts, Duration pause) {

    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_DOUBLINGS = 20;

    /** Whether there is an attempt left after so many. */
    boolean again(int done) {
        return done < attempts;
    }

    /** The pause after so many attempts: between half of it and the whole, so that batches that failed together do not come back together. */
    Duration pauseAfter(int done, RandomGenerator random) {
        Duration doubled = pause.multipliedBy(1L << Math.min(done - 1, MOST_DOUBLINGS));
        long whole = (doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled).toMillis();
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
