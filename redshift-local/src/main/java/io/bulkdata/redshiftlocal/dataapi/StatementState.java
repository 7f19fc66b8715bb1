package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The course of one submission, from SUBMITTED to its end. Safe for use by several threads. */
final class StatementState {

    private final Submission submission;
    private final Clock clock;
    private final List<StepState> steps = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Status status = Status.SUBMITTED;
    private Instant updatedAt;
    private long startedNanos;
    private long stepNanos;
    private long durationNanos = -1;
    private int processId;
    private String error;
    private boolean cancelled;
    private Statement running;

    StatementState(Submission submission, Clock clock) {
        this.submission = submission;
        this.clock = clock;
        this.updatedAt = submission.createdAt();
        submission.statements().forEach(statement -> steps.add(StepState.submitted(submission.createdAt())));
    }

    synchronized StatementView view() {
        return new StatementView(submission, status, updatedAt, durationNanos, processId, error, steps);
    }

    Submission submission() {
        return submission;
    }

    synchronized boolean isActive() {
        return !status.isFinal();
    }

    /** False when it was cancelled before. */
    synchronized boolean pick() {
        if (status != Status.SUBMITTED) {
            return false;
        }
        move(Status.PICKED);
        startedNanos = System.nanoTime();
        return true;
    }

    synchronized void start(int backend) {
        processId = backend;
        move(Status.STARTED);
    }

    /** False when it was cancelled, so must not begin. */
    synchronized boolean startStep(int step) {
        if (cancelled) {
            return false;
        }
        stepNanos = System.nanoTime();
        steps.set(step, steps.get(step).moved(Status.STARTED, clock.instant()));
        return true;
    }

    synchronized void running(Statement statement) {
        running = statement;
    }

    synchronized void finishStep(int step, Outcome outcome) {
        running = null;
        steps.set(step, steps.get(step).finished(outcome, System.nanoTime() - stepNanos, clock.instant()));
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Called once. */
    synchronized void end(Ending ending) {
        running = null;
        durationNanos = status == Status.SUBMITTED ? 0 : System.nanoTime() - startedNanos;
        if (ending instanceof Ending.Finished) {
            move(Status.FINISHED);
        } else if (ending instanceof Ending.Failed failed) {
            fail(failed);
        } else {
            stopSteps(0);
            move(Status.ABORTED);
        }
        ended.countDown();
    }

    /**
     * Asks it to stop.
     *
     * @return whether it had not begun, and so has ended by this
     * @throws io.bulkdata.redshiftlocal.http.ApiFailure when it has ended before
     */
    synchronized boolean cancel() {
        if (status.isFinal()) {
            throw Refusals.validation(
                    "Could not cancel a query that is already in " + status + " state with ID: " + submission.id());
        }
        cancelled = true;
        if (status == Status.SUBMITTED) {
            end(new Ending.Aborted());
            return true;
        }
        return false;
    }

    /** What runs in the warehouse now; null when nothing does. */
    synchronized Statement running() {
        return running;
    }

    /** Whether it ended within that time. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void fail(Ending.Failed failed) {
        boolean blamed = submission.batch() && failed.step() < steps.size();
        error = blamed ? "Query #" + (failed.step() + 1) + " failed with " + failed.message() : failed.message();
        if (failed.step() < steps.size()) {
            StepState step = steps.get(failed.step());
            steps.set(failed.step(), step.failed(failed.message(), System.nanoTime() - stepNanos, clock.instant()));
        }
        stopSteps(failed.step());
        move(Status.FAILED);
    }

    private void stopSteps(int from) {
        for (int i = from; i < steps.size(); i++) {
            if (!steps.get(i).status().isFinal()) {
                steps.set(i, steps.get(i).moved(Status.ABORTED, clock.instant()));
            }
        }
    }

    private void move(Status to) {
        status = to;
        updatedAt = clock.instant();
    }
}
