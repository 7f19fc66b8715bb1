package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.failure.FailureClass;
import java.util.List;

/** The warehouse takes no connections at the moment: it is paused, resumes, restarts, or the network does not lead to it. */
public final class WarehouseAwayException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    public WarehouseAwayException(String message, Throwable cause) {
        super(FailureClass.TRANSIENT, message, List.of(), cause);
    }
}
