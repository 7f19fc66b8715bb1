package io.bulkdata.receiver.telemetry;

import io.bulkdata.core.failure.FailureClass;
import java.time.Duration;

/** What is counted and measured of the receiver's work. */
public interface ReceiverMetrics {

    /** What can happen to a webhook, and to a message that nobody can process. */
    enum Event {
        ACCEPTED,
        SKIPPED,
        FORWARDED,
        REJECTED,
        FORGED,
        UNAVAILABLE,
        QUARANTINED
    }

    void count(Event event);

    /** The queue has acknowledged an export after that time. */
    void enqueued(Duration latency);

    /**
     * An export is in the landing bucket.
     *
     * @param bytes its size as stored
     * @param took from the request for it to its end
     * @param age from when it was exported until now
     */
    void stored(long bytes, Duration took, Duration age);

    /** An export was not stored at this attempt. */
    void fetchFailed(FailureClass why);

    /** Counts nothing. */
    static ReceiverMetrics none() {
        return new ReceiverMetrics() {
            @Override
            public void count(Event event) {}

            @Override
            public void enqueued(Duration latency) {}

            @Override
            public void stored(long bytes, Duration took, Duration age) {}

            @Override
            public void fetchFailed(FailureClass why) {}
        };
    }
}
