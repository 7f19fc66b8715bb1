package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.LandedFiles;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that every landed export has ended or is on its way: received = loaded + superseded + quarantined + in flight, from
 * the landing bucket, the batches and the ledger. Reads only.
 */
public final class Reconciliation {

    /** How long the announcement of a new file may take before it counts as lost. */
    private static final Duration SETTLE = Duration.ofMinutes(15);

    private static final int AT_ONCE = 100;

    private final LandedFiles files;
    private final String landingBucket;
    private final BatchRegister register;
    private final WarehouseName warehouse;
    private final Witnesses witnesses;
    private final LedgerBook ledger;
    private final Duration history;
    private final Clock clock;

    Reconciliation(LandedFiles files, BatchRegister register, LandingSettings landing, LedgerBook ledger, Clock clock) {
        this.files = files;
        this.landingBucket = landing.bucket();
        this.register = register;
        this.warehouse = landing.warehouse();
        this.witnesses = new Witnesses(register, warehouse, landing.schema());
        this.ledger = ledger;
        this.history = landing.history();
        this.clock = clock;
    }

    /** What has become of the exports that are meant. */
    public Report run(ExportScope scope, Progress progress) {
        Judge judge = new Judge(clock.instant(), SETTLE, history);
        LedgerFacts facts = ledger.facts(scope.begin());
        Audit first = new Audit(judge, new Tally(), facts, progress);
        List<String> strange = new ArrayList<>();
        new Exports(files, landingBucket)
                .list(scope, first::accept, file -> strange.add(file.uri().toString()));
        List<LandedExport> suspects = first.end();
        if (!suspects.isEmpty()) {
            // What has moved while it was looked at only seemed to be broken.
            Audit second = new Audit(judge, first.tally, ledger.facts(), progress);
            second.last = true;
            suspects.forEach(second::accept);
            second.end();
        }
        LedgerAudit other = new LedgerAudit(register, warehouse, scope, first.tally);
        other.lines(facts);
        other.batches(facts, ledger.facts(), until(scope));
        return new Report(scope.from(), scope.to(), first.tally.sums(), first.tally.findings(), strange);
    }

    /** When the batches with those exports were opened at the latest; clocks differ a little. */
    private Instant until(ExportScope scope) {
        return scope.to() == null
                ? clock.instant().plus(SETTLE)
                : scope.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** One look at files, a hundred at a time. */
    private final class Audit {

        private final Judge judge;
        private final Tally tally;
        private final LedgerFacts facts;
        private final Accounts accounts;
        private final Progress progress;
        private final List<LandedExport> waiting = new ArrayList<>();
        private final List<LandedExport> suspects = new ArrayList<>();
        private boolean last;
        private long done;

        Audit(Judge judge, Tally tally, LedgerFacts facts, Progress progress) {
            this.judge = judge;
            this.tally = tally;
            this.facts = facts;
            this.accounts = new Accounts(register, facts);
            this.progress = progress;
        }

        void accept(LandedExport export) {
            waiting.add(export);
            if (waiting.size() == AT_ONCE) {
                examine();
            }
        }

        List<LandedExport> end() {
            examine();
            return suspects;
        }

        private void examine() {
            done += waiting.size();
            witnesses.of(waiting, facts).forEach(this::judge);
            waiting.clear();
            progress.at(last ? "Second look" : "Files", done, -1);
        }

        private void judge(Evidence evidence) {
            Judge.Verdict verdict = judge.judge(evidence);
            if (verdict.fate() == Fate.BROKEN && !last) {
                suspects.add(evidence.export());
                return;
            }
            tally.count(
                    evidence.target(), verdict.fate(), evidence.export().file().bytes());
            if (verdict.fate() == Fate.BROKEN) {
                tally.find(finding(evidence, verdict));
            }
            if (verdict.fate() == Fate.LOADED) {
                loaded(evidence);
            }
        }

        private void loaded(Evidence evidence) {
            evidence.known()
                    .ifPresent(known -> evidence.load().ifPresent(load -> loaded(known.batch(), load, evidence)));
        }

        private void loaded(BatchId id, LoadSum load, Evidence evidence) {
            Optional<Batch> batch = evidence.batch().map(RegisteredBatch::batch);
            if (tally.load(id, evidence.target(), load, batch)) {
                batch.ifPresent(found ->
                        accounts.difference(found, load).ifPresent(problem -> tally.find(Finding.of(found, problem))));
            }
            tally.met(id);
        }

        private Finding finding(Evidence evidence, Judge.Verdict verdict) {
            return new Finding(
                    evidence.export().file().uri().toString(),
                    evidence.target(),
                    evidence.known().map(known -> known.batch().value()).orElse(null),
                    verdict.problem(),
                    verdict.next());
        }
    }
}
