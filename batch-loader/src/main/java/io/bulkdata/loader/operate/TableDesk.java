package io.bulkdata.loader.operate;

import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.ledger.LoadCount;
import io.bulkdata.redshift.ledger.TableState;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells how far the tables of the warehouse are, from its ledger. */
public final class TableDesk {

    private static final Duration RECENT = Duration.ofHours(24);

    private final Supplier<Warehouse> warehouse;
    private final Clock clock;

    TableDesk(Supplier<Warehouse> warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Every table that was ever loaded, by name. */
    public List<TableView> list() {
        return warehouse.get().transaction(session -> {
            Map<String, LoadCount> counts = Ledger.countSince(
                            session, clock.instant().minus(RECENT))
                    .stream()
                    .collect(Collectors.toMap(LoadCount::table, Function.identity()));
            return Ledger.tables(session).stream()
                    .map(state -> view(state, counts.get(state.table())))
                    .toList();
        });
    }

    private static TableView view(TableState state, LoadCount recent) {
        return new TableView(
                state.table(),
                state.rows(),
                state.lastFull().orElse(null),
                state.lastLoad(),
                state.lagSeconds(),
                recent == null ? 0 : recent.loads(),
                recent == null ? null : recent.lastCommitted());
    }
}
