package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.time.Duration;

/** A queue of which is measured how long it takes to acknowledge. */
final class TimedExportQueue implements ExportQueue {

    private final ExportQueue queue;
    private final ReceiverMetrics metrics;

    TimedExportQueue(ExportQueue queue, ReceiverMetrics metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    @Override
    public void put(ExportRequest request) throws UnavailableException {
        long start = System.nanoTime();
        queue.put(request);
        metrics.enqueued(Duration.ofNanos(System.nanoTime() - start));
    }
}
