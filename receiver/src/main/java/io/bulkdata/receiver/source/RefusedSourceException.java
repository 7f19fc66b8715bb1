package io.bulkdata.receiver.source;

/** An export's address is not one that may be fetched from; the message says why and never holds the query string. */
public final class RefusedSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedSourceException(String message) {
        super(message);
    }
}
