package io.bulkdata.loader.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.RegisteredBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Looks at batches and has them loaded again. */
public final class BatchDesk {

    private static final Comparator<RegisteredBatch> NEWEST_FIRST = Comparator.comparing(
                    (RegisteredBatch registered) -> registered.batch().opened())
            .thenComparing(registered -> registered.batch().id().value())
            .reversed();

    private final BatchRegister register;
    private final LedgerBook ledger;
    private final Clock clock;

    BatchDesk(BatchRegister register, LedgerBook ledger, Clock clock) {
        this.register = register;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The batches that are meant, the newest first. */
    public List<BatchView> list(Selection selection) {
        return select(selection).stream().map(BatchView::of).toList();
    }

    /**
     * All there is to know of a batch.
     *
     * @throws RefusedException when there is none of that id
     */
    public BatchDetail show(BatchId id) {
        BatchView batch = BatchView.of(existing(id));
        List<MemberView> members =
                register.members(id).stream().map(MemberView::of).toList();
        LedgerBook.Answer answer = ledger.ask(id.value(), batch.target());
        return new BatchDetail(batch, members, answer.load(), answer.problem());
    }

    /**
     * Has a failed or quarantined batch loaded again.
     *
     * @throws RefusedException when it cannot be
     */
    public void reprocess(BatchId id) {
        RegisteredBatch batch = existing(id);
        if (!isComplete(batch)) {
            throw new RefusedException("Batch " + id + " had " + batch.batch().files()
                    + " files, and of some nothing is known" + " any more: bulkdata backfill takes them up again");
        }
        if (!register.reopen(id, clock.instant())) {
            throw refused(id, "reprocessed", "only a FAILED or QUARANTINED one can be");
        }
    }

    /**
     * Has a quarantined batch loaded although a guard refused it.
     *
     * @throws RefusedException when it cannot be
     */
    public void accept(BatchId id) {
        existing(id);
        if (!register.accept(id, clock.instant())) {
            throw refused(id, "accepted", "only a QUARANTINED one can be");
        }
    }

    /**
     * Ends the lease of a batch whose loader is known to be dead, so that another takes it up at once.
     *
     * @throws RefusedException when it is not being loaded
     */
    public void release(BatchId id) {
        existing(id);
        if (!register.release(id, clock.instant())) {
            throw refused(id, "released", "only one that is LOADING can be");
        }
    }

    /**
     * Closes open batches now, whatever their age.
     *
     * @param target of one target; null for all
     * @return those that were closed
     */
    public List<BatchView> flush(String target) {
        Selection open = new Selection(EnumSet.of(BatchState.OPEN), target, Instant.EPOCH, later(), Integer.MAX_VALUE);
        return select(open).stream()
                .filter(found -> register.close(found.batch().id(), clock.instant()))
                .map(BatchView::of)
                .toList();
    }

    List<RegisteredBatch> select(Selection selection) {
        List<BatchId> ids = selection.states().stream()
                .flatMap(state -> register
                        .inState(
                                state,
                                selection.from(),
                                selection.until(),
                                // Of other targets nobody can tell how many stand in between.
                                selection.target() == null ? selection.most() : Integer.MAX_VALUE)
                        .stream())
                .toList();
        return register.find(ids).stream()
                .filter(found -> selection.holds(found.batch()))
                .sorted(NEWEST_FIRST)
                .limit(selection.most())
                .toList();
    }

    RegisteredBatch existing(BatchId id) {
        return register.find(id).orElseThrow(() -> new RefusedException("There is no batch " + id));
    }

    private boolean isComplete(RegisteredBatch registered) {
        return register.members(registered.batch().id()).size()
                == registered.batch().files();
    }

    private RefusedException refused(BatchId id, String done, String rule) {
        BatchState state = existing(id).batch().state();
        return new RefusedException("Batch " + id + " is " + state + " and cannot be " + done + ": " + rule);
    }

    /** Clocks differ a little. */
    private Instant later() {
        return clock.instant().plusSeconds(3600);
    }
}
