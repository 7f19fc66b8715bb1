package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import io.bulkdata.redshiftlocal.http.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Data API Reference, "DescribeStatement": the states of a statement and of those of a batch. */
class StatementStateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** What can happen to a statement, in any order a runner and its user can bring about. */
    private enum Happening {
        CANCEL,
        WAREHOUSE_REFUSES,
        PROCEED
    }

    @Property
    void statesGoForwardOnlyAndEndOnce(
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll boolean batch,
            @ForAll @Size(max = 12) List<Happening> happenings) {
        int statements = batch ? size : 1;
        StatementState state = new StatementState(submission(statements, batch), Clock.fixed(NOW, ZoneOffset.UTC));
        Runner runner = new Runner(state, statements);
        Status before = state.view().status();
        for (Happening happening : happenings) {
            runner.let(happening);

            StatementView view = state.view();
            assertThat(view.status()).isGreaterThanOrEqualTo(before);
            if (before.isFinal()) {
                assertThat(view.status()).isEqualTo(before);
            }
            check(view, statements);
            before = view.status();
        }
    }

    private static void check(StatementView view, int statements) {
        boolean ended = view.status().isFinal();
        assertThat(view.durationNanos() >= 0).isEqualTo(ended);
        assertThat(view.error() != null).isEqualTo(view.status() == Status.FAILED);
        assertThat(view.steps()).hasSize(statements);
        assertThat(view.steps().stream()
                        .filter(step -> step.status() == Status.STARTED)
                        .count())
                .isLessThanOrEqualTo(1);
        if (ended) {
            assertThat(view.steps()).allMatch(step -> step.status().isFinal());
        }
        if (view.status() == Status.FINISHED) {
            assertThat(view.steps()).allMatch(step -> step.status() == Status.FINISHED);
        }
        if (view.status() == Status.FAILED) {
            assertThat(view.steps().stream().filter(step -> step.status() == Status.FAILED))
                    .hasSize(1);
        }
    }

    /** Does what {@link StatementRun} does, one call at a time. */
    private static final class Runner {

        private final StatementState state;
        private final int statements;
        private int step;
        private boolean stepRuns;

        Runner(StatementState state, int statements) {
            this.state = state;
            this.statements = statements;
        }

        void let(Happening happening) {
            switch (happening) {
                case CANCEL -> cancel();
                case WAREHOUSE_REFUSES -> fail();
                case PROCEED -> proceed();
            }
        }

        private void cancel() {
            if (state.view().status().isFinal()) {
                assertThatThrownBy(state::cancel).isInstanceOf(ApiFailure.class);
            } else {
                state.cancel();
            }
        }

        private void fail() {
            Status status = state.view().status();
            if (status == Status.PICKED || (status == Status.STARTED && stepRuns)) {
                state.end(state.isCancelled() ? new Ending.Aborted() : new Ending.Failed(step, "ERROR: refused"));
            }
        }

        private void proceed() {
            switch (state.view().status()) {
                case SUBMITTED -> assertThat(state.pick()).isTrue();
                case PICKED -> state.start(1);
                case STARTED -> proceedStep();
                case FINISHED, FAILED, ABORTED -> assertThat(state.pick()).isFalse();
            }
        }

        private void proceedStep() {
            if (step == statements) {
                state.end(new Ending.Finished());
            } else if (stepRuns) {
                state.finishStep(step, new Outcome(0, 1, null));
                stepRuns = false;
                step++;
            } else if (state.startStep(step)) {
                stepRuns = true;
            } else {
                state.end(new Ending.Aborted());
            }
        }
    }

    private static Submission submission(int statements, boolean batch) {
        return new Submission(
                "00000000-0000-0000-0000-000000000000",
                new Target("cluster", null, "dev", null, null),
                Collections.nCopies(statements, new BoundSql("SELECT 1", "SELECT 1", List.of())),
                List.of(),
                "",
                false,
                ResultFormat.JSON,
                null,
                batch,
                new Caller("", "us-east-1", ""),
                NOW);
    }
}
