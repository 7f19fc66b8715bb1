package io.bulkdata.local.controlshift.webhook;

import java.util.Objects;

/**
 * How the sending of a webhook ended.
 *
 * @param attempts how often it was posted
 * @param lastStatus of the last answer; {@value #NO_ANSWER} when the last attempt got none
 */
public record Delivery(Webhook webhook, int attempts, int lastStatus, Outcome outcome) {

    /** In place of a status: the connection failed, or nothing was ever sent. */
    public static final int NO_ANSWER = 0;

    /** The ends there are. */
    public enum Outcome {
        /** Answered 2xx. */
        DELIVERED,
        /** All attempts were used up, and the endpoint was disabled; or it was a forgery, which is tried once. */
        REFUSED,
        /** The endpoint was disabled before it was delivered. */
        NOT_SENT
    }

    public Delivery {
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Whether it was answered 2xx. */
    public boolean delivered() {
        return outcome == Outcome.DELIVERED;
    }
}
