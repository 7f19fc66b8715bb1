package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.failure.FailureClass;
import java.util.List;

/** COMMIT was sent and its answer was lost: the transaction is done or it is not. Whoever gets this asks the ledger. */
public final class OutcomeUnknownException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(Throwable cause) {
        super(FailureClass.TRANSIENT, "The answer to COMMIT was lost", List.of(), cause);
    }
}
