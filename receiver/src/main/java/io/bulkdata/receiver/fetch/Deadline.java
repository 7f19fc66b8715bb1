package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.time.Duration;

/** When an invocation must have ended, less what it takes to clean up and answer. */
public final class Deadline {

    private final Time time;
    private final long end;

    private Deadline(Time time, Duration left) {
        this.time = time;
        this.end = time.nanos() + left.toNanos();
    }

    static Deadline in(Duration left, Time time) {
        return new Deadline(time, left);
    }

    /**
     * How long there is, always positive.
     *
     * @throws FetchException when there is no time left
     */
    public Duration left() {
        long nanos = end - time.nanos();
        if (nanos <= 0) {
            throw new FetchException(FailureClass.TRANSIENT, "Out of time");
        }
        return Duration.ofNanos(nanos);
    }

    /** Waits that long, unless the time would be over then. */
    void sleep(Duration pause, FetchException why) {
        if (left().compareTo(pause) <= 0) {
            throw why;
        }
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why.addSuppressed(e);
            throw why;
        }
    }
}
