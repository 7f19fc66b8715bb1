package io.bulkdata.receiver.telemetry.powertools;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.telemetry.EmfMetrics;
import io.bulkdata.core.telemetry.MetricUnit;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What the receiver counts, by the names it has in CloudWatch. */
final class CloudWatchMetrics implements ReceiverMetrics {

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

    private final EmfMetrics metrics;

    CloudWatchMetrics(EmfMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void count(Event event) {
        metrics.add(NAMES.get(event), MetricUnit.COUNT, 1);
    }

    @Override
    public void enqueued(Duration latency) {
        metrics.add("EnqueueLatency", MetricUnit.MILLISECONDS, latency.toNanos() / MILLISECONDS);
    }

    @Override
    public void stored(long bytes, Duration took, Duration age) {
        metrics.add("BytesFetched", MetricUnit.BYTES, (double) bytes);
        metrics.add("FetchSeconds", MetricUnit.SECONDS, took.toNanos() / SECONDS);
        metrics.add("ExportAge", MetricUnit.SECONDS, age.toMillis() / 1e3);
    }

    @Override
    public void fetchFailed(FailureClass why) {
        metrics.countBy("Class", why.name(), "FetchFailed");
    }
}
