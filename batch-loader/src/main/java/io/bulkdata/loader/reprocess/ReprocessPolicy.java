package io.bulkdata.loader.reprocess;

import io.bulkdata.core.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;

/**
 * Which quarantined batches are worth another budget of attempts without anybody's doing, and when.
 *
 * @param budget how often this may be done to one batch; 0 for never
 * @param pause before the first time; twice as long before each further one, up to {@link #LONGEST}
 */
record ReprocessPolicy(int budget, Duration pause) {

    static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST_DOUBLINGS = 20;

    /**
     * How long to wait before the batch is tried again; empty when it is left to people.
     *
     * @param done how often it was given another budget
     */
    Optional<Duration> pauseBefore(FailureClass why, int done) {
        if (done >= budget || !mayPass(why)) {
            return Optional.empty();
        }
        Duration doubled = pause.multipliedBy(1L << Math.min(done, MOST_DOUBLINGS));
        return Optional.of(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }

    /** An outage may be over later, and a file that was gone may have been fetched again; all else needs somebody to act. */
    private static boolean mayPass(FailureClass why) {
        return switch (why) {
            case TRANSIENT, CONTENTION, GONE -> true;
            case DATA, SCHEMA, CONFIGURATION, BUG -> false;
        };
    }
}
