package io.bulkdata.local.controlshift.webhook;

import io.bulkdata.local.controlshift.webhook.Delivery.Outcome;
import java.util.concurrent.CompletableFuture;

/** One webhook on its way: how often it was posted, and its end once there is one. One thread at a time posts it. */
final class Sending {

    private final Webhook webhook;
    private final CompletableFuture<Delivery> end = new CompletableFuture<>();
    private int attempts;
    private int lastStatus = Delivery.NO_ANSWER;

    Sending(Webhook webhook) {
        this.webhook = webhook;
    }

    Webhook webhook() {
        return webhook;
    }

    CompletableFuture<Delivery> end() {
        return end;
    }

    int attempts() {
        return attempts;
    }

    int lastStatus() {
        return lastStatus;
    }

    /** Notes an answer. */
    void answered(int status) {
        attempts++;
        lastStatus = status;
    }

    void finish(Outcome outcome) {
        end.complete(new Delivery(webhook, attempts, lastStatus, outcome));
    }
}
