package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a table is.
 *
 * @param table as {@code schema.table}
 * @param lastFull the export time of the newest full that was loaded
 * @param lastLoad the export time of the newest file that was loaded
 * @param rows as the ledger has them
 * @param lagSeconds how much older than now the newest file is
 */
public record TableState(String table, Optional<Instant> lastFull, Instant lastLoad, long rows, long lagSeconds) {

    /** Reads a row of {@link Query.TableStates}. */
    static TableState of(Row row) {
        return new TableState(
                row.text(0),
                row.optionalText(1).map(Literal::instant),
                Literal.instant(row.text(2)),
                row.number(3),
                row.number(4));
    }
}
