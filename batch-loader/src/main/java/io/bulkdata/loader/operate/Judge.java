package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.RegisteredBatch;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what has become of a file, from what is known; touches nothing.
 *
 * @param settle how long the announcement of a new file may take
 * @param history how long it is remembered which files are known
 */
record Judge(Instant now, Duration settle, Duration history) {

    static final String NOT_IN_LEDGER = "its batch is LOADED and not in the ledger";

    /** The fate of a file, with what does not fit when it is {@link Fate#BROKEN}. */
    record Verdict(Fate fate, String problem, String next) {

        static Verdict of(Fate fate) {
            return new Verdict(fate, null, null);
        }

        static Verdict broken(String problem, String next) {
            return new Verdict(Fate.BROKEN, problem, next);
        }
    }

    Verdict judge(Evidence evidence) {
        if (evidence.known().isEmpty()) {
            return unknown(evidence);
        }
        if (evidence.batch().isEmpty()) {
            return withoutBatch(evidence);
        }
        if (!evidence.member()) {
            return Verdict.broken(
                    "it is known as a file of this batch, and the batch does not have it", again(evidence));
        }
        return inBatch(evidence, evidence.batch().get());
    }

    private Verdict unknown(Evidence evidence) {
        Instant landed = evidence.export().file().landed();
        if (landed.isAfter(now.minus(settle))) {
            return Verdict.of(Fate.IN_FLIGHT);
        }
        if (landed.isBefore(now.minus(history)) && evidence.olderThanLastFull()) {
            return Verdict.of(Fate.SUPERSEDED);
        }
        return Verdict.broken("it landed at " + landed + " and is in no batch", backfill(evidence));
    }

    private static Verdict withoutBatch(Evidence evidence) {
        // Of another warehouse its own settings tell.
        if (evidence.load().isPresent() || !evidence.ledgerAsked()) {
            return Verdict.of(Fate.LOADED);
        }
        return evidence.olderThanLastFull()
                ? Verdict.of(Fate.SUPERSEDED)
                : Verdict.broken("its batch is gone and not in the ledger", again(evidence));
    }

    private static Verdict inBatch(Evidence evidence, RegisteredBatch registered) {
        Batch batch = registered.batch();
        boolean inLedger = evidence.load().isPresent();
        boolean asked = evidence.ledgerAsked();
        return switch (batch.state()) {
            case OPEN, CLOSED, LOADING, FAILED -> Verdict.of(Fate.IN_FLIGHT);
            case LOADED ->
                asked && !inLedger ? Verdict.broken(NOT_IN_LEDGER, again(evidence)) : Verdict.of(Fate.LOADED);
            case SUPERSEDED, QUARANTINED ->
                inLedger
                        ? Verdict.broken(endedOtherwise(batch), reprocess(batch))
                        : Verdict.of(batch.state() == BatchState.SUPERSEDED ? Fate.SUPERSEDED : Fate.QUARANTINED);
        };
    }

    static String endedOtherwise(Batch batch) {
        return "its batch is " + batch.state() + ", and the ledger says it is loaded";
    }

    static String reprocess(Batch batch) {
        return batch.state() == BatchState.QUARANTINED
                ? "bulkdata batches reprocess " + batch.id()
                : "please report this, with bulkdata batches show " + batch.id();
    }

    private static String again(Evidence evidence) {
        return "bulkdata files forget " + evidence.export().file().uri() + " --yes; then " + backfill(evidence);
    }

    private static String backfill(Evidence evidence) {
        return "bulkdata backfill --table " + evidence.export().export().table() + " --from "
                + evidence.export().export().day() + " --to "
                + evidence.export().export().day();
    }
}
