package io.bulkdata.receiver.telemetry.powertools;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The metrics in CloudWatch's embedded format: a line of JSON on the standard output, written at the end of an invocation. */
final class EmfMetrics implements ReceiverMetrics {

    private static final String FUNCTION = "Function";
    private static final double MILLISECONDS = 1e6;
    private static final double SECONDS = 1e9;

    private static final Map<Event, String> NAMES = new EnumMap<>(Map.of(
            Event.ACCEPTED, "Accepted",
            Event.SKIPPED, "Skipped",
            Event.FORWARDED, "Forwarded",
            Event.REJECTED, "Rejected",
            Event.FORGED, "Forged",
            Event.UNAVAILABLE, "Unavailable",
            Event.QUARANTINED, "Quarantined"));

    private final String function;
    private EmfLine counted;

    EmfMetrics(String function) {
        this.function = function;
        this.counted = line();
    }

    private EmfLine line() {
        return new EmfLine(Map.of(FUNCTION, function));
    }

    @Override
    public synchronized void count(Event event) {
        counted.add(NAMES.get(event), "Count", 1);
    }

    @Override
    public synchronized void enqueued(Duration latency) {
        counted.add("EnqueueLatency", "Milliseconds", latency.toNanos() / MILLISECONDS);
    }

    @Override
    public synchronized void stored(long bytes, Duration took, Duration age) {
        counted.add("BytesFetched", "Bytes", (double) bytes);
        counted.add("FetchSeconds", "Seconds", took.toNanos() / SECONDS);
        counted.add("ExportAge", "Seconds", age.toMillis() / 1e3);
    }

    /** With a dimension of its own, so in a line of its own. */
    @Override
    public synchronized void fetchFailed(FailureClass why) {
        EmfLine failed = new EmfLine(Map.of(FUNCTION, function, "Class", why.name()));
        failed.add("FetchFailed", "Count", 1);
        failed.print();
    }

    /** Writes what was counted since the last time, if there is anything. */
    synchronized void flush() {
        if (!counted.isEmpty()) {
            EmfLine line = counted;
            counted = line();
            line.print();
        }
    }
}
