package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.warehouse.WarehouseAwayException;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads small batches of one target together that wait for their first attempt, as a transaction and a COPY cost much more than
 * the few rows of each. That is only ever a shorter way: whatever does not go well together, the loader does one by one.
 */
final class GroupLoader {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLoader.class);

    private final WarehouseName warehouse;
    private final BatchLeases leases;
    private final Loadings loadings;
    private final Inspector inspector;
    private final LedgerTables ledger;
    private final GuardedTransaction transaction;
    private final Endings endings;
    private final Loader loader;
    private final Parallel parallel;
    private final Clock clock;

    GroupLoader(
            WarehouseName warehouse,
            BatchLeases leases,
            Loadings loadings,
            Inspector inspector,
            LedgerTables ledger,
            GuardedTransaction transaction,
            Endings endings,
            Loader loader,
            Parallel parallel,
            Clock clock) {
        this.warehouse = warehouse;
        this.leases = leases;
        this.loadings = loadings;
        this.inspector = inspector;
        this.ledger = ledger;
        this.transaction = transaction;
        this.endings = endings;
        this.loader = loader;
        this.parallel = parallel;
        this.clock = clock;
    }

    /**
     * Splits batches that are to be loaded in that order into runs of those that can be loaded together.
     *
     * @param life how long this process can live
     */
    List<Run> runs(List<BatchId> ids, Duration life) {
        Map<BatchId, Lease> simple = new HashMap<>();
        if (ids.size() > 1) {
            leases.untried(ids, clock.instant().plus(life)).stream()
                    .filter(lease -> isSimple(lease.batch()))
                    .forEach(lease -> simple.put(lease.batch().id(), lease));
        }
        return Run.split(ids, simple);
    }

    /**
     * Loads the batches of a run.
     *
     * @param life how long this process can live
     */
    void load(Run run, Duration life) {
        if (run.ids().size() > 1 && leases.takeAll(run.leases())) {
            Instant now = clock.instant();
            begin(parallel.map(run.leases(), lease -> new LoadAttempt(lease, leases.members(lease), now)));
        } else {
            run.ids().forEach(id -> loader.load(id, life));
        }
    }

    private void begin(List<LoadAttempt> attempts) {
        List<LoadResult> results;
        try {
            results = transaction.run(begun(attempts));
        } catch (WarehouseAwayException e) {
            // To knock once more for each of them would take as long each time.
            attempts.forEach(attempt -> loader.await(attempt, e));
            return;
        } catch (ApartException | LoadFailure | LeaseLostException | WarehouseException e) {
            LOG.info("{} batches are loaded one by one", attempts.size(), e);
            attempts.forEach(loader::load);
            return;
        }
        endings.ended(attempts, results);
    }

    private List<Load> begun(List<LoadAttempt> attempts) {
        Batch first = attempts.get(0).batch();
        Loading loading = loadings.of(first);
        ledger.prepare(first.target().table());
        parallel.each(attempts, endings::writeManifest);
        return parallel.map(
                attempts, attempt -> new Load(attempt, loading, inspector.inspect(attempt.members(), loading)));
    }

    private boolean isSimple(Batch batch) {
        return batch.target().warehouse().equals(warehouse)
                && (batch.mode() == LoadMode.ADD || batch.mode() == LoadMode.APPEND)
                && batch.bytes() < Inspector.SMALL
                && hasNoSqlOfItsOwn(batch);
    }

    private boolean hasNoSqlOfItsOwn(Batch batch) {
        try {
            Loading loading = loadings.of(batch);
            return loading.before().isEmpty() && loading.after().isEmpty();
        } catch (LoadFailure e) {
            return false;
        }
    }
}
