package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.redshift.ledger.DoneLoad;
import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.util.List;
import java.util.Optional;

/** Whether a batch is in its table although no attempt has lived to say so. */
record Hindsight(LedgerTables ledger, Warehouse warehouse) {

    /**
     * The load as the ledger has it, when whoever holds the lock of its table now has let go of it.
     *
     * @throws WarehouseException when the warehouse cannot be asked
     */
    Optional<LoadResult> load(Batch batch) {
        QualifiedTable table = batch.target().table();
        ledger.prepare(table);
        String id = batch.id().value();
        return warehouse.transaction(session -> {
            Ledger.lock(session, table);
            return Optional.ofNullable(Ledger.find(session, List.of(id)).get(id))
                    .map(DoneLoad::rows)
                    .map(LoadResult::loaded);
        });
    }
}
