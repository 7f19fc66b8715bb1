package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.warehouse.WarehouseAwayException;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads one batch: takes its lease, runs its transaction, brings it to its end or to its next attempt. */
final class Loader {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final BatchLeases leases;
    private final Loadings loadings;
    private final Inspector inspector;
    private final LedgerTables ledger;
    private final GuardedTransaction transaction;
    private final Endings endings;
    private final Admission admission;
    private final Clock clock;

    Loader(
            BatchLeases leases,
            Loadings loadings,
            Inspector inspector,
            LedgerTables ledger,
            GuardedTransaction transaction,
            Endings endings,
            Admission admission,
            Clock clock) {
        this.leases = leases;
        this.loadings = loadings;
        this.inspector = inspector;
        this.ledger = ledger;
        this.transaction = transaction;
        this.endings = endings;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Loads a batch unless it is at an end or held by another, who will bring it to one; should that other be dead, the sweep
     * asks again when the lease has run out.
     *
     * @param lease how long this process can live
     */
    void load(BatchId id, Duration lease) {
        Instant now = clock.instant();
        Optional<Lease> taken = leases.take(id, now, now.plus(lease));
        if (taken.isEmpty()) {
            endings.repeatUnsent(id);
            return;
        }
        load(new LoadAttempt(taken.get(), leases.members(taken.get()), now));
    }

    /** Brings what was begun to its end, or to its next attempt. */
    void load(LoadAttempt attempt) {
        try {
            admission.check(attempt.batch());
            for (Optional<LoadAttempt> left = Optional.of(attempt); left.isPresent(); ) {
                left = end(left.get());
            }
        } catch (LoadFailure e) {
            endings.failed(attempt, FailureReport.of(e), e);
        } catch (LeaseLostException e) {
            LOG.warn("Batch {} was left to others", attempt.batch().id(), e);
        }
    }

    /** Brings the batch to its end, or to its next attempt, or sets a file aside and returns what is left to be loaded. */
    private Optional<LoadAttempt> end(LoadAttempt attempt) {
        try {
            endings.ended(List.of(attempt), List.of(transaction.run(begun(attempt))));
        } catch (LoadFailure e) {
            return failed(attempt, FailureReport.of(e), e);
        } catch (WarehouseAwayException e) {
            await(attempt, e);
        } catch (WarehouseException e) {
            return failed(attempt, FailureReport.of(e, attempt.batch()), e);
        }
        return Optional.empty();
    }

    /** Lets it wait for a warehouse that takes no connections. */
    void await(LoadAttempt attempt, WarehouseAwayException reason) {
        endings.away(attempt, FailureReport.of(reason, attempt.batch()), reason);
    }

    private Optional<LoadAttempt> failed(LoadAttempt attempt, FailureReport failure, RuntimeException cause) {
        boolean oneOfSeveral = failure.failureClass() == FailureClass.DATA
                && failure.todo().isEmpty()
                && attempt.members().size() > 1
                // The rest alone would not be the partition.
                && attempt.batch().mode() != LoadMode.REPLACE_PARTITION;
        Optional<Member> culprit = oneOfSeveral
                ? Culprit.find(failure, attempt.members(), some -> isRefused(attempt.of(some)))
                : Optional.empty();
        if (culprit.isEmpty()) {
            endings.failed(attempt, failure, cause);
            return Optional.empty();
        }
        return Optional.of(endings.setAside(attempt, culprit.get(), failure, cause));
    }

    private boolean isRefused(LoadAttempt some) {
        Loading loading = loadings.of(some.batch());
        try {
            transaction.rehearse(new Load(some, loading, inspector.inspect(some.members(), loading)));
            return false;
        } catch (LoadFailure e) {
            return e.failureClass() == FailureClass.DATA;
        } catch (WarehouseException e) {
            return e.failureClass() == FailureClass.DATA;
        }
    }

    private Load begun(LoadAttempt attempt) {
        Batch batch = attempt.batch();
        endings.writeManifest(attempt);
        Loading loading = loadings.of(batch);
        List<SourceFile> files = inspector.inspect(attempt.members(), loading);
        ledger.prepare(batch.target().table());
        return new Load(attempt, loading, files);
    }
}
