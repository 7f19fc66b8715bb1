package io.bulkdata.receiver.webhook.authentic;

/** A check that a request failed, in words for the log; the sender is told none of them. */
public enum Check {
    SENDER("a sender that is not in the list"),
    TOKEN("no token in the path, a wrong one, or one that nobody asked for"),
    PASSWORD("no user and password, or wrong ones"),
    SIGNATURE_FORM("no signature, several, or a malformed one"),
    SIGNATURE("a wrong signature");

    private final String failure;

    Check(String failure) {
        this.failure = failure;
    }

    @Override
    public String toString() {
        return failure;
    }
}
