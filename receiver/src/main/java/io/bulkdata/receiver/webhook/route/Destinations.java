package io.bulkdata.receiver.webhook.route;

/** The ways to what is outside of Bulkdata and wants webhooks; what it has acknowledged is never lost. */
public interface Destinations {

    /**
     * Hands a webhook on, byte for byte; returns only when it is stored there.
     *
     * @param type the webhook's type, of letters, digits and {@code _ . -}
     * @throws UnavailableException when it is not known to be stored (it may be: the webhook will come again)
     * @throws RefusedException when it never will be
     */
    void forward(Destination destination, String type, byte[] body) throws UnavailableException, RefusedException;

    /** The destination has not acknowledged. */
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The destination can never take this webhook; the message names the reason and nothing of the body. */
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message);
        }
    }
}
