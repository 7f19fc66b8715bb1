package io.bulkdata.loader;

import io.bulkdata.core.failure.FailureClass;

/** A batch cannot be loaded: the class says whether trying again can help, the message names the thing and its value. */
public final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;

    public LoadFailure(FailureClass failureClass, String message) {
        this(failureClass, message, null);
    }

    public LoadFailure(FailureClass failureClass, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = failureClass;
    }

    public FailureClass failureClass() {
        return failureClass;
    }
}
