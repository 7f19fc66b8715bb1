package io.bulkdata.local.controlshift;

import io.bulkdata.local.controlshift.export.ExportedFile;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.controlshift.webhook.Endpoint;
import io.bulkdata.local.controlshift.webhook.Webhook;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Announces what happens by webhooks, and remembers how each delivery ended. */
final class Announcer implements AutoCloseable {

    private final Endpoint endpoint;
    private final boolean shareS3;
    private final SplittableRandom jids;
    private final Consumer<Delivery> listener;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    Announcer(Endpoint endpoint, boolean shareS3, long seed, Consumer<Delivery> listener) {
        this.endpoint = endpoint;
        this.shareS3 = shareS3;
        this.jids = new SplittableRandom(seed);
        this.listener = listener;
    }

    CompletableFuture<Delivery> exported(ExportedFile file) {
        return send(Webhook.exported(file, shareS3, jid()));
    }

    CompletableFuture<Delivery> other(String type) {
        return send(Webhook.other(type, jid()));
    }

    /** The webhook's same bytes once more. */
    CompletableFuture<Delivery> send(Webhook webhook) {
        return endpoint.deliver(webhook).thenApply(this::ended);
    }

    Delivery forged(ExportedFile file) {
        return ended(endpoint.forge(Webhook.exported(file, shareS3, jid()), "a secret that somebody guessed"));
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private Delivery ended(Delivery delivery) {
        deliveries.add(delivery);
        listener.accept(delivery);
        return delivery;
    }

    /** 24 hex digits. */
    private synchronized String jid() {
        return String.format("%016x%08x", jids.nextLong(), jids.nextInt());
    }
}
