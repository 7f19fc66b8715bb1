package io.bulkdata.receiver.webhook;

import io.bulkdata.core.export.Shown;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.receiver.quarantine.Quarantine;
import io.bulkdata.receiver.telemetry.LogField;
import io.bulkdata.receiver.webhook.Answer.Outcome;
import io.bulkdata.receiver.webhook.ExportQueue.UnavailableException;
import io.bulkdata.receiver.webhook.authentic.Authenticity;
import io.bulkdata.receiver.webhook.authentic.Claim;
import io.bulkdata.receiver.webhook.authentic.CredentialsUnavailableException;
import io.bulkdata.receiver.webhook.authentic.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one webhook: whether it is authentic first, then the content, then the queue or the quarantine, then the answer. */
final class ReceiveWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

    private final Authenticity authenticity;
    private final ExportAnnouncement announcement;
    private final OtherWebhooks others;
    private final ExportQueue queue;
    private final Quarantine quarantine;
    private final Clock clock;

    ReceiveWebhook(
            Authenticity authenticity,
            ExportAnnouncement announcement,
            OtherWebhooks others,
            ExportQueue queue,
            Quarantine quarantine,
            Clock clock) {
        this.authenticity = authenticity;
        this.announcement = announcement;
        this.others = others;
        this.queue = queue;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /**
     * Decides what the sender is answered.
     *
     * @param body the bytes as they were sent
     * @param claim what shows who sent them
     */
    Answer receive(byte[] body, Claim claim) {
        try {
            Verdict verdict = authenticity.check(claim, body);
            return verdict.authentic() ? take(body) : refuse(body, claim, verdict);
        } catch (CredentialsUnavailableException e) {
            LOG.error("{}; the sender is asked to come again", e.getMessage(), e);
            return Answer.of(Outcome.UNAVAILABLE);
        }
    }

    private static Answer refuse(byte[] body, Claim claim, Verdict verdict) {
        LOG.warn(
                "A webhook of {} bytes from {} was refused: {}",
                body.length,
                Shown.of(claim.sender()),
                verdict.failed());
        return Answer.of(Outcome.UNAUTHORIZED);
    }

    private Answer take(byte[] body) {
        Instant now = clock.instant();
        try {
            WebhookContent webhook = WebhookContent.of(body);
            LogField.WEBHOOK_ID.set(webhook.jid());
            LogField.WEBHOOK_TYPE.set(webhook.type());
            Optional<ExportRequest> request = announcement.read(webhook, now);
            return request.isEmpty() ? others.receive(webhook.type(), body) : accept(request.get());
        } catch (UnprocessableException e) {
            LOG.warn("An authentic webhook cannot be processed: {}", e.getMessage());
            return reject(e, body, now);
        }
    }

    private Answer accept(ExportRequest request) {
        LogField.TABLE.set(request.table().value());
        LogField.EXPORT.set(request.url().getHost() + request.url().getRawPath());
        try {
            queue.put(request);
        } catch (UnavailableException e) {
            LOG.error("{}; the sender is asked to come again", e.getMessage(), e);
            return Answer.of(Outcome.UNAVAILABLE);
        }
        LOG.info("Accepted the {} (jid {})", request, request.jid());
        return Answer.of(Outcome.PROCESSED);
    }

    private Answer reject(UnprocessableException why, byte[] body, Instant now) {
        try {
            quarantine.keep(why.quarantined(body, now));
        } catch (Quarantine.UnavailableException e) {
            LOG.error("{}; the sender is asked to come again", e.getMessage(), e);
            return Answer.of(Outcome.UNAVAILABLE);
        }
        return Answer.rejected(why.getMessage());
    }
}
