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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads small batches of one target together that wait for their first attempt, as a transaction and a COPY cost much more than
 * the few rows of each. That is only ever a shorter way: whatever does not go well together, the loader does one by one.
 */
final class GroupLoader {

    private static final Logger LOG = LoggerFactory.getLogger(GroupLoader.class);

    /** As many as DynamoDB changes in one step, and as one COPY reads soon. */
    private static final int MOST = 50;

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

    /** Splits batches that are to be loaded in that order into runs of those that can be loaded together. */
    List<List<BatchId>> runs(List<BatchId> ids) {
        if (ids.size() < 2) {
            return List.of(ids);
        }
        Map<BatchId, Batch> found = new HashMap<>();
        leases.find(ids).forEach(batch -> found.put(batch.id(), batch));
        List<List<BatchId>> runs = new ArrayList<>();
        Batch last = null;
        for (BatchId id : ids) {
            Batch batch = found.get(id);
            boolean follows = last != null && batch != null && follows(last, batch);
            if (!follows || runs.get(runs.size() - 1).size() == MOST) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(id);
            last = batch;
        }
        return runs;
    }

    /**
     * Loads the batches of a run.
     *
     * @param lease how long this process can live
     */
    void load(List<BatchId> run, Duration lease) {
        Instant now = clock.instant();
        List<Lease> taken = run.size() < 2 ? List.of() : leases.takeUntried(run, now.plus(lease));
        List<LoadAttempt> attempts = parallel.map(taken, one -> new LoadAttempt(one, leases.members(one), now));
        if (!attempts.isEmpty()) {
            begin(attempts);
        }
        Set<BatchId> loaded =
                attempts.stream().map(attempt -> attempt.batch().id()).collect(Collectors.toSet());
        run.stream().filter(id -> !loaded.contains(id)).forEach(id -> loader.load(id, lease));
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

    private boolean follows(Batch last, Batch batch) {
        return isSimple(last)
                && isSimple(batch)
                && batch.target().equals(last.target())
                && batch.rule().equals(last.rule())
                && batch.mode() == last.mode();
    }

    private boolean isSimple(Batch batch) {
        return batch.isUntried()
                && batch.target().warehouse().equals(warehouse)
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
