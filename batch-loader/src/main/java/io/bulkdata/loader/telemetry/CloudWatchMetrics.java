package io.bulkdata.loader.telemetry;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.telemetry.EmfMetrics;
import io.bulkdata.core.telemetry.MetricUnit;
import io.bulkdata.loader.BatchState;
import java.time.Duration;

/** What the loader counts, by the names it has in CloudWatch. */
final class CloudWatchMetrics implements LoaderMetrics {

    private static final double MILLIS = 1e3;

    private final EmfMetrics metrics;

    CloudWatchMetrics(EmfMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void batched() {
        metrics.add("FilesBatched", MetricUnit.COUNT, 1);
    }

    @Override
    public void oldestOpen(Duration age) {
        metrics.add("OldestOpenBatch", MetricUnit.SECONDS, age.toMillis() / MILLIS);
    }

    @Override
    public void ended(BatchState end, long rows, long bytes, Duration took, Duration age) {
        metrics.add(name(end), MetricUnit.COUNT, 1);
        metrics.add("LoadSeconds", MetricUnit.SECONDS, took.toMillis() / MILLIS);
        metrics.add("ExportAge", MetricUnit.SECONDS, age.toMillis() / MILLIS);
        if (end == BatchState.LOADED) {
            metrics.add("RowsLoaded", MetricUnit.COUNT, (double) rows);
            metrics.add("BytesLoaded", MetricUnit.BYTES, (double) bytes);
        }
    }

    @Override
    public void attemptFailed(FailureClass why) {
        metrics.countBy("Class", why.name(), "AttemptsFailed");
    }

    private static String name(BatchState end) {
        return switch (end) {
            case LOADED -> "BatchesLoaded";
            case SUPERSEDED -> "BatchesSuperseded";
            case QUARANTINED -> "BatchesQuarantined";
            case OPEN, CLOSED, LOADING, FAILED -> throw new IllegalArgumentException("Not the end of a batch: " + end);
        };
    }
}
