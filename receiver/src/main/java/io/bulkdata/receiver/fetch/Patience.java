package io.bulkdata.receiver.fetch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a transfer that breaks off is taken up again, and how long it waits before: twice as long each time, by chance up
 * to half of it less, so that many transfers do not come back together.
 *
 * @param attempts how often at most, the first included
 * @param shortest the longest first pause
 * @param longest the longest pause, and the longest a server's {@code Retry-After} is waited for
 * @param chance from 0 to 1, a new one each time
 */
record Patience(int attempts, Duration shortest, Duration longest, DoubleSupplier chance) {

    static final Patience USUAL = new Patience(5, Duration.ofMillis(250), Duration.ofSeconds(20), Math::random);

    /** Counts from now on. */
    Count begin(Deadline deadline) {
        return new Count(deadline);
    }

    /** The pause after so many attempts, from 1, if the server names none. */
    Duration pause(int attempt) {
        Duration most = shortest.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration pause = most.compareTo(longest) < 0 ? most : longest;
        return Duration.ofNanos((long) (pause.toNanos() * (1 - chance.getAsDouble() / 2)));
    }

    /** The attempts at one thing. */
    final class Count {

        private final Deadline deadline;
        private int attempt;
        private FetchException earlier;

        private Count(Deadline deadline) {
            this.deadline = deadline;
        }

        /**
         * Waits before the next attempt.
         *
         * @throws FetchException {@code why}, when there have been too many, or there is no time for another
         */
        void pause(BrokenOffException why) {
            attempt++;
            if (earlier != null) {
                why.addSuppressed(earlier);
            }
            earlier = why;
            Duration pause = why.retryAfter().orElseGet(() -> Patience.this.pause(attempt));
            if (attempt >= attempts || pause.compareTo(longest) > 0) {
                throw why;
            }
            deadline.sleep(pause, why);
        }
    }
}
