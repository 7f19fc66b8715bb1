package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.failure.FailureClass;
import java.util.List;

/** The warehouse refused, or cannot be reached. Unless it is an {@link OutcomeUnknownException}, nothing has changed. */
public class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final transient List<RefusedRow> refusedRows;

    public WarehouseException(
            FailureClass failureClass, String message, List<RefusedRow> refusedRows, Throwable cause) {
        super(message, cause);
        this.failureClass = failureClass;
        this.refusedRows = List.copyOf(refusedRows);
    }

    public FailureClass failureClass() {
        return failureClass;
    }

    /** The rows that COPY refused; empty when the fault is not in a row. */
    public List<RefusedRow> refusedRows() {
        return refusedRows == null ? List.of() : refusedRows;
    }
}
