package io.bulkdata.loader.operate;

/** What was asked for cannot be done as things are; the message says why, and nothing has changed. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
