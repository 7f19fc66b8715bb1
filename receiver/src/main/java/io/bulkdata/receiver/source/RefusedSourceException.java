package io.bulkdata.receiver.source;

import io.bulkdata.core.failure.FailureClass;
import java.util.Objects;

/** An export's address is not one that may be fetched from; the message says why and never holds the query string. */
public final class RefusedSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final String next;

    private RefusedSourceException(FailureClass failureClass, String message, String next) {
        super(message);
        this.failureClass = failureClass;
        this.next = Objects.requireNonNull(next, "next");
    }

    /** No setting would allow it. */
    static RefusedSourceException never(String message) {
        return new RefusedSourceException(
                FailureClass.DATA,
                message,
                "No setting allows such an address. Find out who sends it: whoever does knows the webhook's secret");
    }

    /** A setting would allow it; {@code next} names it. */
    static RefusedSourceException unlessSet(String message, String next) {
        return new RefusedSourceException(FailureClass.CONFIGURATION, message, next);
    }

    /** Whether the operator can end it by a setting, or only the sender. */
    public FailureClass failureClass() {
        return failureClass;
    }

    /** What to do now, in a sentence. */
    public String next() {
        return next;
    }
}
