package io.bulkdata.receiver.fetch;

import java.time.Duration;

/** Deadlines in real time, for tests outside of the package. */
public final class DeadlineOf {

    private DeadlineOf() {}

    public static Deadline minutes(int minutes) {
        return Deadline.in(Duration.ofMinutes(minutes), Time.SYSTEM);
    }

    public static Deadline milliseconds(int milliseconds) {
        return Deadline.in(Duration.ofMillis(milliseconds), Time.SYSTEM);
    }
}
