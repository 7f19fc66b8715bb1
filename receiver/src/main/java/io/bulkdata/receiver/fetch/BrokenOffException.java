package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;

/** A request got no answer, or not all of one, or was put off: the next may go on from there. */
final class BrokenOffException extends FetchException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    BrokenOffException(String message, Throwable cause) {
        this(message, cause, null);
    }

    /** @param retryAfter how long the server wants to be left alone; null when it does not say */
    BrokenOffException(String message, Throwable cause, Duration retryAfter) {
        super(FailureClass.TRANSIENT, message, cause);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
