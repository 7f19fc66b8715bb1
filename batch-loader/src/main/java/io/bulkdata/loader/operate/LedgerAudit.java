package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The look from the other side: every load in the ledger must have a batch that says the same of it, and every loaded batch must be in
 * the ledger, whether its files are exports that have landed or those of a load rule.
 */
final class LedgerAudit {

    private static final int AT_ONCE = 100;

    private final BatchRegister register;
    private final WarehouseName warehouse;
    private final ExportScope scope;
    private final Tally tally;

    LedgerAudit(BatchRegister register, WarehouseName warehouse, ExportScope scope, Tally tally) {
        this.register = register;
        this.warehouse = warehouse;
        this.scope = scope;
        this.tally = tally;
    }

    /** Looks at the loads that no file has led to. */
    void lines(LedgerFacts kept) {
        Accounts accounts = new Accounts(register, kept);
        Set<BatchId> seen = tally.seen();
        List<BatchId> others = kept.loads().entrySet().stream()
                .filter(load -> !seen.contains(load.getKey()) && isMeant(load.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        for (List<BatchId> some : hundreds(others)) {
            Map<BatchId, RegisteredBatch> found = find(some);
            some.forEach(id -> line(id, kept.loads().get(id), Optional.ofNullable(found.get(id)), accounts));
        }
    }

    private void line(BatchId id, LoadSum line, Optional<RegisteredBatch> found, Accounts accounts) {
        if (found.isPresent()) {
            batch(found.get().batch(), line, accounts);
        } else if (tally.knows(target(line))) {
            // Of other tables it may be the load of another installation.
            tally.find(new Finding(
                    null,
                    target(line),
                    id.value(),
                    "the ledger has its " + line.rows() + " rows, and there is no such batch",
                    "nothing, if somebody deleted it; else compare the table with its source"));
        }
    }

    private void batch(Batch batch, LoadSum line, Accounts accounts) {
        switch (batch.state()) {
            // It is committed, and its loader has not written so yet, or died before: the next one does.
            case OPEN, CLOSED, LOADING, FAILED -> {}
            case LOADED -> {
                boolean unused = tally.load(batch.id(), batch.target().toString(), line, Optional.of(batch));
                accounts.difference(batch, line).ifPresent(problem -> tally.find(Finding.of(batch, problem)));
            }
            case SUPERSEDED, QUARANTINED ->
                tally.find(new Finding(
                        null,
                        batch.target().toString(),
                        batch.id().value(),
                        Judge.endedOtherwise(batch),
                        Judge.reprocess(batch)));
        }
    }

    /**
     * Looks for batches that are loaded and in no line.
     *
     * @param now the ledger as it is now: a load may have been committed since the lines were read
     */
    void batches(LedgerFacts kept, LedgerFacts now, Instant until) {
        Set<BatchId> seen = tally.seen();
        List<BatchId> others = register.inState(BatchState.LOADED, scope.begin(), until, Integer.MAX_VALUE).stream()
                .filter(id -> !seen.contains(id) && !kept.loads().containsKey(id))
                .toList();
        for (List<BatchId> some : hundreds(others)) {
            find(some).values().stream()
                    .map(RegisteredBatch::batch)
                    .filter(batch -> batch.state() == BatchState.LOADED
                            && batch.target().warehouse().equals(warehouse)
                            && isMeant(batch.target().table().toString())
                            && now.load(batch.id()).isEmpty())
                    .forEach(batch -> tally.find(Finding.of(batch, Judge.NOT_IN_LEDGER)));
        }
    }

    private Map<BatchId, RegisteredBatch> find(List<BatchId> some) {
        return register.find(some).stream()
                .collect(Collectors.toMap(found -> found.batch().id(), Function.identity()));
    }

    private String target(LoadSum line) {
        return Target.text(warehouse, line.table());
    }

    private boolean isMeant(LoadSum line) {
        LocalDate day = line.exportTime().atZone(ZoneOffset.UTC).toLocalDate();
        return !scope.isBefore(day) && !scope.isAfter(day) && isMeant(line.table());
    }

    private boolean isMeant(String table) {
        return scope.table() == null || table.endsWith("." + scope.table().value());
    }

    private static List<List<BatchId>> hundreds(List<BatchId> all) {
        List<List<BatchId>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }
}
