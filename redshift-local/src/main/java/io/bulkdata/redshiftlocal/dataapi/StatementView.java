package io.bulkdata.redshiftlocal.dataapi;

import java.time.Instant;
import java.util.List;

/**
 * What can be told of a submission at one moment.
 *
 * @param durationNanos -1 until it ended
 * @param processId of the session in the warehouse; 0 before it runs
 * @param error null unless it failed
 */
record StatementView(
        Submission submission,
        Status status,
        Instant updatedAt,
        long durationNanos,
        int processId,
        String error,
        List<StepState> steps) {

    StatementView {
        steps = List.copyOf(steps);
    }

    /** The first of them; the only one outside batches. */
    StepState first() {
        return steps.get(0);
    }

    boolean hasResult() {
        return steps.stream().anyMatch(step -> step.result() != null);
    }
}
