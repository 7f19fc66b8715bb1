package io.bulkdata.redshiftlocal.dataapi;

import java.time.Instant;

/**
 * Where one SQL statement of a submission is.
 *
 * @param durationNanos -1 until it ended
 * @param rows returned or changed; -1 until it ended well
 * @param queryId 0 when it has none
 * @param error null unless it failed
 * @param result null without one
 */
record StepState(
        Status status,
        Instant createdAt,
        Instant updatedAt,
        long durationNanos,
        long rows,
        long queryId,
        String error,
        StoredResult result) {

    private static final long UNKNOWN = -1;

    static StepState submitted(Instant now) {
        return new StepState(Status.SUBMITTED, now, now, UNKNOWN, UNKNOWN, 0, null, null);
    }

    StepState moved(Status to, Instant now) {
        return new StepState(to, createdAt, now, durationNanos, rows, queryId, error, result);
    }

    StepState finished(Outcome outcome, long nanos, Instant now) {
        return new StepState(
                Status.FINISHED, createdAt, now, nanos, outcome.rows(), outcome.queryId(), null, outcome.result());
    }

    StepState failed(String message, long nanos, Instant now) {
        return new StepState(Status.FAILED, createdAt, now, nanos, UNKNOWN, queryId, message, null);
    }

    /** Of the result; 0 without one, -1 until it ended well. */
    long resultBytes() {
        if (result != null) {
            return result.bytes();
        }
        return status == Status.FINISHED ? 0 : UNKNOWN;
    }
}
