package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.warehouse.OutcomeUnknownException;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The transaction of a load within its lease: commits only while the lease holds, and is run again at once where that can help. */
final class GuardedTransaction {

    /** Of the lease, what is needed to write down an end, and what clocks may differ. */
    static final Duration RESERVE = Duration.ofSeconds(60);

    /** Others that load into the same warehouse are soon done; whoever still meets them waits for the next attempt. */
    private static final int RUNS = 4;

    private static final int SHORTEST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Warehouse warehouse;
    private final LoadTransaction transaction;
    private final ShrinkGuard shrink;
    private final BatchLeases leases;
    private final Clock clock;

    GuardedTransaction(
            Warehouse warehouse, LoadTransaction transaction, ShrinkGuard shrink, BatchLeases leases, Clock clock) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.shrink = shrink;
        this.leases = leases;
        this.clock = clock;
    }

    /** @throws LeaseLostException when the lease did not last; nothing has changed */
    LoadResult run(LoadAttempt attempt, Loading loading, List<SourceFile> files) {
        for (int run = 1; ; run++) {
            try {
                return once(attempt, loading, files);
            } catch (OutcomeUnknownException e) {
                // The same again: behind the lock the ledger tells whether the first time was committed.
                return once(attempt, loading, files);
            } catch (WarehouseException e) {
                if (e.failureClass() != FailureClass.CONTENTION || run == RUNS) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private LoadResult once(LoadAttempt attempt, Loading loading, List<SourceFile> files) {
        return warehouse.transaction(session -> {
            TimedSession timed =
                    new TimedSession(session, clock, attempt.lease().until().minus(RESERVE));
            ShrinkGuard.Watched watched = new ShrinkGuard.Watched(timed);
            LoadResult result = transaction.run(watched, attempt.batch(), loading, files, attempt.started());
            shrink.check(attempt.lease(), watched, result);
            // The last thing before COMMIT: who has slept through the end of the lease must not commit what others have
            // given up.
            if (!leases.holds(attempt.lease(), clock.instant())) {
                throw new LeaseLostException(attempt.batch().id());
            }
            return result;
        });
    }

    /** Does all that a load does and rolls it back. */
    void rehearse(LoadAttempt attempt, Loading loading, List<SourceFile> files) {
        try {
            warehouse.transaction(session -> {
                transaction.run(
                        new TimedSession(session, clock, attempt.lease().until().minus(RESERVE)),
                        attempt.batch(),
                        loading,
                        files,
                        attempt.started());
                throw new RehearsedException();
            });
        } catch (RehearsedException e) {
            // All would have gone well.
        }
    }

    /** Rolls a rehearsal back. */
    private static final class RehearsedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static void pause(WarehouseException reason) {
        try {
            Thread.sleep(RandomGenerator.getDefault().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
