package io.bulkdata.receiver.quarantine;

import io.bulkdata.core.message.Quarantined;

/** Where messages that can never be processed as they are wait for a person, who is told of each. */
public interface Quarantine {

    /**
     * Keeps one message and announces it; returns only when both are done.
     *
     * @throws UnavailableException when that is not known to be done. It may be: then the message is kept twice, which is harmless.
     */
    void keep(Quarantined message) throws UnavailableException;

    /** The message is not known to be kept and announced. */
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
