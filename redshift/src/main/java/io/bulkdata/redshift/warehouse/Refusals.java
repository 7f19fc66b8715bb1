package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.redshift.sql.Query;
import java.util.List;

/** What one session has learnt of the rows its COPYs refused, so that an old refusal is never told for a new failure. */
final class Refusals {

    private long lastQuery;

    /** The same failure with the rows COPY refused, when it refused any. Asks in the session that failed, after its rollback. */
    WarehouseException explain(Warehouse.Session session, WarehouseException failure) {
        try {
            List<Row> rows = session.query(new Query.LoadErrors(lastQuery));
            if (rows.isEmpty()) {
                return failure;
            }
            lastQuery = rows.get(0).number(0);
            return new WarehouseException(
                    FailureClass.DATA,
                    failure.getMessage(),
                    rows.stream().map(Refusals::refusedRow).toList(),
                    failure);
        } catch (WarehouseException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    private static RefusedRow refusedRow(Row row) {
        String column = row.optionalText(3).filter(name -> !name.isEmpty()).orElse(null);
        return new RefusedRow(row.text(1), row.number(2), column, row.text(4));
    }
}
