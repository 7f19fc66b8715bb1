package io.bulkdata.loader;

import io.bulkdata.core.failure.FailureClass;
import java.util.Optional;

/** A batch cannot be loaded: the class says whether trying again can help, the message names the thing and its value. */
public final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final String next;

    public LoadFailure(FailureClass failureClass, String message) {
        this(failureClass, message, (Throwable) null);
    }

    /** A failure for which there is something particular to do. */
    public LoadFailure(FailureClass failureClass, String message, String next) {
        super(message);
        this.failureClass = failureClass;
        this.next = next;
    }

    public LoadFailure(FailureClass failureClass, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = failureClass;
        this.next = null;
    }

    public FailureClass failureClass() {
        return failureClass;
    }

    /** What is to be done now, unless its class says all. */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
