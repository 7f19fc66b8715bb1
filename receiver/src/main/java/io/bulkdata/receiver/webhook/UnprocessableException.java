package io.bulkdata.receiver.webhook;

/** An authentic webhook that can never be processed; the message names what is wrong with it, never a query string. */
final class UnprocessableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnprocessableException(String message) {
        super(message);
    }

    UnprocessableException(String message, Throwable cause) {
        super(message, cause);
    }
}
