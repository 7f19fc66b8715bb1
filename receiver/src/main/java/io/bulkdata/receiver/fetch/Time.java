package io.bulkdata.receiver.fetch;

import java.time.Duration;

/** The time that passes, and waiting for it to pass; a test's passes as the test says. */
interface Time {

    /** The real one. */
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause.toMillis());
        }
    };

    /** Nanoseconds since some moment. */
    long nanos();

    void sleep(Duration pause) throws InterruptedException;
}
