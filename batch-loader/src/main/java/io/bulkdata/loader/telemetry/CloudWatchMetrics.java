package io.bulkdata.loader.telemetry.powertools;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import java.time.Duration;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** The metrics in CloudWatch's embedded format: a line of JSON on the standard output, written at the end of an invocation. */
final class EmfMetrics implements LoaderMetrics {

    private static final String NAMESPACE = "Bulkdata";
    private static final String FUNCTION = "Function";
    private static final double MILLIS = 1e3;

    private final String function;
    private Metrics metrics;
    private boolean empty = true;

    EmfMetrics(String function) {
        this.function = function;
    }

    @Override
    public void batched() {
        add("FilesBatched", 1, MetricUnit.COUNT);
    }

    @Override
    public void oldestOpen(Duration age) {
        add("OldestOpenBatch", age.toMillis() / MILLIS, MetricUnit.SECONDS);
    }

    @Override
    public void ended(BatchState end, long rows, long bytes, Duration took, Duration age) {
        add(name(end), 1, MetricUnit.COUNT);
        add("LoadSeconds", took.toMillis() / MILLIS, MetricUnit.SECONDS);
        add("ExportAge", age.toMillis() / MILLIS, MetricUnit.SECONDS);
        if (end == BatchState.LOADED) {
            add("RowsLoaded", (double) rows, MetricUnit.COUNT);
            add("BytesLoaded", (double) bytes, MetricUnit.BYTES);
        }
    }

    /** With a dimension of its own, so in a line of its own. */
    @Override
    public synchronized void attemptFailed(FailureClass why) {
        metrics()
                .flushSingleMetric(
                        "AttemptsFailed",
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

    private static String name(BatchState end) {
        return switch (end) {
            case LOADED -> "BatchesLoaded";
            case SUPERSEDED -> "BatchesSuperseded";
            case QUARANTINED -> "BatchesQuarantined";
            case OPEN, CLOSED, LOADING, FAILED -> throw new IllegalArgumentException("Not the end of a batch: " + end);
        };
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
