package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.receiver.webhook.Answer.Outcome;
import io.bulkdata.receiver.webhook.ExportQueue.UnavailableException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one webhook: signature first, then the content, then the queue, then the answer. */
final class ReceiveWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final WebhookSignature signature;
    private final ExportAnnouncement announcement;
    private final ExportQueue queue;
    private final Clock clock;

    ReceiveWebhook(WebhookSignature signature, ExportAnnouncement announcement, ExportQueue queue, Clock clock) {
        this.signature = signature;
        this.announcement = announcement;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Decides what the sender is answered.
     *
     * @param body the bytes as they were sent
     * @param signed the signature header's value; null when there was none
     */
    Answer receive(byte[] body, String signed) {
        if (!signature.matches(body, signed)) {
            LOG.warn(
                    "A webhook of {} bytes {} was refused",
                    body.length,
                    signed == null ? "without a signature" : "with a wrong signature");
            return Answer.of(Outcome.UNAUTHORIZED);
        }
        try {
            Optional<ExportRequest> request = announcement.read(body, clock.instant());
            return request.isEmpty() ? Answer.of(Outcome.SKIPPED) : accept(request.get());
        } catch (UnprocessableException e) {
            LOG.warn("An authentic webhook cannot be processed: {}", e.getMessage());
            return Answer.rejected(e.getMessage());
        }
    }

    private Answer accept(ExportRequest request) {
        try {
            queue.put(request);
        } catch (UnavailableException e) {
            LOG.error("{}; the sender is asked to come again", e.getMessage(), e);
            return Answer.of(Outcome.UNAVAILABLE);
        }
        LOG.info("Accepted the {} (jid {})", request, request.jid());
        return Answer.of(Outcome.PROCESSED);
    }
}
