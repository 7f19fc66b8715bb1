package io.bulkdata.local.controlshift.webhook;

import java.time.Duration;
import java.util.List;

/**
 * How long ControlShift waits before it sends a webhook again: nine growing pauses, all multiplied by a scale. The first three
 * are documented; the others are chosen so that the last retry is within the 6 hours that a signed URL works.
 *
 * @param scale 1 for the real pauses, 0 for none
 */
public record RetryPauses(double scale) {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40),
            Duration.ofMinutes(60),
            Duration.ofMinutes(120));

    /** @throws IllegalArgumentException when the scale is negative or not a number */
    public RetryPauses {
        if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Not a scale for pauses: " + scale);
        }
    }

    /** How many times a webhook is sent again. */
    public int count() {
        return PAUSES.size();
    }

    /** The pause before that retry, the first being 1. */
    public Duration before(int retry) {
        return Duration.ofNanos((long) (PAUSES.get(retry - 1).toNanos() * scale));
    }
}
