package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Lease;
import io.bulkdata.redshift.warehouse.OutcomeUnknownException;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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
    private final GroupTransaction group;
    private final ShrinkGuard shrink;
    private final BatchLeases leases;
    private final Clock clock;

    GuardedTransaction(
            Warehouse warehouse,
            LoadTransaction transaction,
            GroupTransaction group,
            ShrinkGuard shrink,
            BatchLeases leases,
            Clock clock) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.group = group;
        this.shrink = shrink;
        this.leases = leases;
        this.clock = clock;
    }

    /** @throws LeaseLostException when the lease did not last; nothing has changed */
    LoadResult run(Load load) {
        try {
            return again(() -> once(load));
        } catch (OutcomeUnknownException e) {
            // The same again: behind the lock the ledger tells whether the first time was committed.
            return once(load);
        }
    }

    /**
     * Several loads in one transaction.
     *
     * @return a result for each, in their order
     * @throws LeaseLostException when one of the leases did not last; nothing has changed
     * @throws ApartException when they must be loaded one by one; nothing has changed
     */
    List<LoadResult> run(List<Load> loads) {
        return again(() -> warehouse.transaction(session -> {
            List<LoadResult> results =
                    group.run(timed(session, loads.get(0).attempt().lease()), loads);
            holdOn(loads.stream().map(load -> load.attempt().lease()).toList());
            return results;
        }));
    }

    private static <T> T again(Supplier<T> once) {
        for (int run = 1; ; run++) {
            try {
                return once.get();
            } catch (WarehouseException e) {
                if (e.failureClass() != FailureClass.CONTENTION || run == RUNS) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private LoadResult once(Load load) {
        Lease lease = load.attempt().lease();
        return warehouse.transaction(session -> {
            ShrinkGuard.Watched watched = new ShrinkGuard.Watched(timed(session, lease));
            LoadResult result = transaction.run(watched, load);
            shrink.check(lease, watched, result);
            holdOn(List.of(lease));
            return result;
        });
    }

    private Session timed(Session session, Lease lease) {
        return new TimedSession(session, clock, lease.until().minus(RESERVE));
    }

    /** The last thing before COMMIT: who has slept through the end of the lease must not commit what others have given up. */
    private void holdOn(List<Lease> held) {
        if (!leases.holds(held, clock.instant())) {
            throw new LeaseLostException(held.get(0).batch().id());
        }
    }

    /** Does all that a load does and rolls it back. */
    void rehearse(Load load) {
        try {
            warehouse.transaction(session -> {
                transaction.run(timed(session, load.attempt().lease()), load);
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
