package io.bulkdata.loader.telemetry;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.BatchState;
import java.time.Duration;

/** What is counted and measured of the loader's work. */
public interface LoaderMetrics {

    /** A landed file is in its batches. */
    void batched();

    /** How long ago the oldest batch was opened that still takes files although its time is over. */
    void oldestOpen(Duration age);

    /**
     * A batch has come to its end.
     *
     * @param rows brought into the table
     * @param bytes of its files as stored
     * @param took from the beginning of this attempt
     * @param age from when its newest file was exported until now
     */
    void ended(BatchState end, long rows, long bytes, Duration took, Duration age);

    /** An attempt has failed, and the batch waits for its next. */
    void attemptFailed(FailureClass why);

    /** Counts nothing. */
    static LoaderMetrics none() {
        return new LoaderMetrics() {
            @Override
            public void batched() {}

            @Override
            public void oldestOpen(Duration age) {}

            @Override
            public void ended(BatchState end, long rows, long bytes, Duration took, Duration age) {}

            @Override
            public void attemptFailed(FailureClass why) {}
        };
    }
}
