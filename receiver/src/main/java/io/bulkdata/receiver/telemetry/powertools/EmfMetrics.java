package io.bulkdata.receiver.telemetry.powertools;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** The metrics in CloudWatch's embedded format: a line of JSON on the standard output, written at the end of an invocation. */
final class EmfMetrics implements ReceiverMetrics {

    private static final String NAMESPACE = "Bulkdata";
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
    private Metrics metrics;
    private boolean empty = true;

    EmfMetrics(String function) {
        this.function = function;
    }

    @Override
    public void count(Event event) {
        add(NAMES.get(event), 1, MetricUnit.COUNT);
    }

    @Override
    public void enqueued(Duration latency) {
        add("EnqueueLatency", latency.toNanos() / MILLISECONDS, MetricUnit.MILLISECONDS);
    }

    @Override
    public void stored(long bytes, Duration took, Duration age) {
        add("BytesFetched", (double) bytes, MetricUnit.BYTES);
        add("FetchSeconds", took.toNanos() / SECONDS, MetricUnit.SECONDS);
        add("ExportAge", age.toMillis() / 1e3, MetricUnit.SECONDS);
    }

    /** With a dimension of its own, so in a line of its own. */
    @Override
    public synchronized void fetchFailed(FailureClass why) {
        metrics()
                .flushSingleMetric(
                        "FetchFailed",
                        1,
                        MetricUnit.COUNT,
                        NAMESPACE,
                        DimensionSet.of(FUNCTION, function, "Class", why.name()));
    }

    /** Writes what was counted since the last time, if there is anything. */
    synchronized void flush() {
        if (!empty) {
            metrics().flush();
            empty = true;
        }
    }

    private synchronized void add(String name, double value, MetricUnit unit) {
        metrics().addMetric(name, value, unit);
        empty = false;
    }

    /** Made when something is counted for the first time. */
    private Metrics metrics() {
        if (metrics == null) {
            metrics = MetricsBuilder.builder()
                    .withNamespace(NAMESPACE)
                    .withDefaultDimension(FUNCTION, function)
                    .build();
        }
        return metrics;
    }
}
