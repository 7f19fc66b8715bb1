package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.util.Objects;

/** An export was not stored; the message says which and why and never holds a query string. */
public class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final Remedy remedy;

    public FetchException(FailureClass failureClass, String message) {
        this(failureClass, message, null);
    }

    /** With the remedy that is usual for the class. */
    public FetchException(FailureClass failureClass, String message, Throwable cause) {
        this(failureClass, usual(failureClass), message, cause);
    }

    FetchException(FailureClass failureClass, Remedy remedy, String message, Throwable cause) {
        super(message, cause);
        this.failureClass = Objects.requireNonNull(failureClass, "failureClass");
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    private static Remedy usual(FailureClass failureClass) {
        return switch (failureClass) {
            case TRANSIENT, CONTENTION -> Remedy.WAIT;
            case GONE, DATA, SCHEMA -> Remedy.EXPORT_AGAIN;
            case CONFIGURATION -> Remedy.REPAIR;
            case BUG -> Remedy.REPORT;
        };
    }

    /** Who must act, and whether trying again can help. */
    public final FailureClass failureClass() {
        return failureClass;
    }

    /** What ends it. */
    final Remedy remedy() {
        return remedy;
    }
}
