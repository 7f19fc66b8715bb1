package io.bulkdata.local.controlshift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told how much time has passed, so that nights follow each other in seconds. */
public final class SimulatedClock extends Clock {

    private volatile Instant now;

    public SimulatedClock(Instant start) {
        this.now = start;
    }

    /**
     * Lets time pass.
     *
     * @throws IllegalArgumentException when the time would go backwards
     */
    public synchronized void advance(Duration passed) {
        if (passed.isNegative()) {
            throw new IllegalArgumentException("Time does not go backwards: " + passed);
        }
        now = now.plus(passed);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock: its zone is of no importance, and a copy would not be told of passing time. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
