package io.bulkdata.loader.operate;

import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.ledger.LoadSum;
import io.bulkdata.redshift.ledger.TableState;
import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the warehouse's ledger. Connects only when it is asked. */
final class LedgerBook {

    private final Supplier<Warehouse> warehouse;
    private final WarehouseName name;

    /**
     * @param warehouse throws a {@link SettingsException} when it is not known where it is
     * @param name of the warehouse
     */
    LedgerBook(Supplier<Warehouse> warehouse, WarehouseName name) {
        this.warehouse = warehouse;
        this.name = name;
    }

    /**
     * What the ledger has of a load; asked for the sake of completeness, so that a warehouse that is away is no failure.
     *
     * @param target of the load, as {@link Target#toString}
     */
    Answer ask(String loadId, String target) {
        if (!isOwn(target)) {
            return new Answer(null, target + " is in another warehouse than " + name + ", which these settings are of");
        }
        try {
            return new Answer(
                    warehouse
                            .get()
                            .transaction(session -> Ledger.entry(session, loadId))
                            .map(LedgerBook::view)
                            .orElse(null),
                    null);
        } catch (WarehouseException | SettingsException e) {
            return new Answer(null, e.getMessage());
        }
    }

    private boolean isOwn(String target) {
        return Target.warehouse(target).equals(name);
    }

    /** The facts as they are now, of loads committed since; read at once and kept. */
    LedgerFacts facts(Instant since) {
        return warehouse.get().transaction(session -> {
            Map<BatchId, LoadSum> loads = new HashMap<>();
            Ledger.loadsSince(session, since).forEach((id, load) -> loads.put(new BatchId(id), load));
            Map<String, Instant> lastFulls = new HashMap<>();
            for (TableState state : Ledger.tables(session)) {
                state.lastFull().ifPresent(full -> lastFulls.put(state.table(), full));
            }
            return new Kept(loads, lastFulls);
        });
    }

    /** The facts as they are whenever somebody asks. */
    LedgerFacts facts() {
        LedgerFacts kept = facts(Instant.now().plusSeconds(1));
        return new LedgerFacts() {
            @Override
            public Map<BatchId, LoadSum> loads() {
                return Map.of();
            }

            @Override
            public Optional<LoadSum> load(BatchId id) {
                return warehouse
                        .get()
                        .transaction(session -> Ledger.entry(session, id.value()))
                        .map(LoadSum::of);
            }

            @Override
            public Optional<Instant> lastFull(String table) {
                return kept.lastFull(table);
            }
        };
    }

    private static LoadView view(LedgerEntry entry) {
        return new LoadView(
                entry.loadId(),
                entry.table().toString(),
                entry.mode(),
                entry.exportTime(),
                entry.manifest().toString(),
                entry.files(),
                entry.bytes(),
                entry.rows(),
                entry.started(),
                entry.committed());
    }

    /** Of the two at most one is not null; both are null when the load is not in the ledger. */
    record Answer(LoadView load, String problem) {}

    /** Facts that were read once. */
    private record Kept(Map<BatchId, LoadSum> loads, Map<String, Instant> lastFulls) implements LedgerFacts {

        @Override
        public Optional<LoadSum> load(BatchId id) {
            return Optional.ofNullable(loads.get(id));
        }

        @Override
        public Optional<Instant> lastFull(String table) {
            return Optional.ofNullable(lastFulls.get(table));
        }
    }
}
