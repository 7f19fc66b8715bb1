package io.bulkdata.local.lambda;

import java.time.Duration;

/**
 * How a queue's messages come to a function.
 *
 * @param batchSize the most messages of one invocation: up to 10, up to 10,000 with a batching window
 * @param batchingWindow how long a batch that is not full waits for more messages; zero for not at all, at most 5 minutes
 * @param maximumConcurrency the most invocations at a time, besides the function's own limit
 * @param reportBatchItemFailures whether the function's answer names the messages that failed; else it is not looked at
 */
public record EventSourceOptions(
        int batchSize, Duration batchingWindow, int maximumConcurrency, boolean reportBatchItemFailures) {

    /** Limits of docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html. */
    private static final int LARGEST_BATCH = 10_000;

    private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    public EventSourceOptions {
        int largest = batchingWindow.isZero() ? LARGEST_BATCH_WITHOUT_WINDOW : LARGEST_BATCH;
        if (batchSize < 1 || batchSize > largest) {
            throw new IllegalArgumentException("Not a batch size from 1 to " + largest + ": " + batchSize);
        }
        if (batchingWindow.isNegative() || batchingWindow.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("Not a batching window: " + batchingWindow);
        }
        if (maximumConcurrency < 1) {
            throw new IllegalArgumentException("Not a concurrency: " + maximumConcurrency);
        }
    }

    /** Batches of 10, no window, one invocation at a time, failures reported by message. */
    public static EventSourceOptions defaults() {
        return new EventSourceOptions(LARGEST_BATCH_WITHOUT_WINDOW, Duration.ZERO, 1, true);
    }

    public EventSourceOptions withBatchSize(int value) {
        return new EventSourceOptions(value, batchingWindow, maximumConcurrency, reportBatchItemFailures);
    }

    public EventSourceOptions withBatchingWindow(Duration value) {
        return new EventSourceOptions(batchSize, value, maximumConcurrency, reportBatchItemFailures);
    }

    public EventSourceOptions withMaximumConcurrency(int value) {
        return new EventSourceOptions(batchSize, batchingWindow, value, reportBatchItemFailures);
    }

    public EventSourceOptions withReportBatchItemFailures(boolean value) {
        return new EventSourceOptions(batchSize, batchingWindow, maximumConcurrency, value);
    }
}
