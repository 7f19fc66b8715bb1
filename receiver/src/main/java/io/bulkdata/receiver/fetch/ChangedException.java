package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;

/** The pieces of a file cannot be put together: it changed underneath, or its server does not mean what it says of ranges. */
final class ChangedException extends FetchException {

    private static final long serialVersionUID = 1L;

    ChangedException(String message) {
        super(FailureClass.TRANSIENT, message);
    }
}
