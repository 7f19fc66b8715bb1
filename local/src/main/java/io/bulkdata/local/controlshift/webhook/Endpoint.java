package io.bulkdata.local.controlshift.webhook;

import io.bulkdata.local.controlshift.webhook.Delivery.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customer's endpoint as ControlShift sees it: signs and posts webhooks, several at once, sends again what was not
 * answered 2xx, and is disabled once a webhook was refused to the end. Safe for several threads.
 */
public final class Endpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private final Post post;
    private final Signer signer;
    private final RetryPauses pauses;
    private final ScheduledThreadPoolExecutor senders;
    private final Set<Sending> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean disabled;

    /**
     * An endpoint that is enabled.
     *
     * @param atOnce how many webhooks are posted at the same time
     */
    public Endpoint(URI url, String secret, RetryPauses pauses, int atOnce) {
        this.post = new Post(url);
        this.signer = new Signer(secret);
        this.pauses = pauses;
        this.senders = new ScheduledThreadPoolExecutor(atOnce, Endpoint::sender);
    }

    /** Sends a webhook until it is delivered or given up; the answer completes then, and is cancelled by {@link #close}. */
    public CompletableFuture<Delivery> deliver(Webhook webhook) {
        Sending sending = new Sending(webhook);
        underWay.add(sending);
        CompletableFuture<Delivery> end = sending.end().whenComplete((delivery, failure) -> underWay.remove(sending));
        senders.execute(() -> attempt(sending));
        return end;
    }

    /** Posts a webhook once, signed with another secret than the endpoint's. */
    public Delivery forge(Webhook webhook, String otherSecret) {
        byte[] body = webhook.body();
        int status = post.send(body, new Signer(otherSecret).sign(body));
        return new Delivery(webhook, 1, status, isSuccess(status) ? Outcome.DELIVERED : Outcome.REFUSED);
    }

    /** Whether ControlShift has given it up and sends nothing more. */
    public boolean disabled() {
        return disabled;
    }

    /** What a person does in ControlShift's settings once the endpoint is well again. */
    public void enable() {
        disabled = false;
    }

    @Override
    public void close() {
        senders.shutdownNow();
        underWay.forEach(sending -> sending.end().cancel(false));
        post.close();
    }

    private void attempt(Sending sending) {
        try {
            if (disabled) {
                sending.finish(Outcome.NOT_SENT);
            } else {
                postOnce(sending);
            }
        } catch (RuntimeException e) {
            // Nobody looks at what a sender's task throws; whoever waits for the end does.
            sending.end().completeExceptionally(e);
        }
    }

    private void postOnce(Sending sending) {
        byte[] body = sending.webhook().body();
        sending.answered(post.send(body, signer.sign(body)));
        if (isSuccess(sending.lastStatus())) {
            sending.finish(Outcome.DELIVERED);
        } else if (sending.attempts() > pauses.count()) {
            disabled = true;
            LOG.warn("Endpoint disabled by {}, last status {}", sending.webhook(), sending.lastStatus());
            sending.finish(Outcome.REFUSED);
        } else {
            again(sending, pauses.before(sending.attempts()));
        }
    }

    private void again(Sending sending, Duration pause) {
        LOG.debug("Status {} for {}, again in {}", sending.lastStatus(), sending.webhook(), pause);
        ScheduledFuture<?> unused = senders.schedule(() -> attempt(sending), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static Thread sender(Runnable work) {
        Thread thread = new Thread(work, "controlshift-webhook");
        thread.setDaemon(true);
        return thread;
    }
}
