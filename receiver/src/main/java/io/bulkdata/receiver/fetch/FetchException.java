package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.util.Objects;

/** An export was not stored; the message says which and why and never holds a query string. */
public final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;

    public FetchException(FailureClass failureClass, String message) {
        this(failureClass, message, null);
    }

    public FetchException(FailureClass failureClass, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = Objects.requireNonNull(failureClass, "failureClass");
    }

    /** Who must act, and whether trying again can help. */
    public FailureClass failureClass() {
        return failureClass;
    }
}
