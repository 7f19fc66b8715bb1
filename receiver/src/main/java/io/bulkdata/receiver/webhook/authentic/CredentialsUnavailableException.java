package io.bulkdata.receiver.webhook.authentic;

/** Nobody can say whether a webhook is authentic, since the credentials cannot be read; the message never holds one. */
public final class CredentialsUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public CredentialsUnavailableException(String message) {
        super(message);
    }

    public CredentialsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
