package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.ExportRequest;

/** Where accepted exports wait to be fetched; what it has acknowledged is never lost. */
public interface ExportQueue {

    /**
     * Puts one request; returns only when it is stored.
     *
     * @throws UnavailableException when it is not known to be stored (it may be: the webhook will come again, which is harmless)
     */
    void put(ExportRequest request) throws UnavailableException;

    /** The queue has not acknowledged. */
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
