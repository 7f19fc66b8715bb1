package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.quarantine.Quarantine;
import io.bulkdata.receiver.telemetry.LogField;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that each message ends: its export is stored, or the message is in quarantine with the reason, or it comes again. */
final class ExportMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ExportMessages.class);

    private final FetchExport fetchExport;
    private final Quarantine quarantine;
    private final long attempts;
    private final ReceiverMetrics metrics;
    private final Clock clock;

    /** @param attempts how often a message is received before it is put into quarantine whatever the reason */
    ExportMessages(
            FetchExport fetchExport, Quarantine quarantine, long attempts, ReceiverMetrics metrics, Clock clock) {
        this.fetchExport = fetchExport;
        this.quarantine = quarantine;
        this.attempts = attempts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether the message is done with; else it must come again. */
    boolean end(Message message, Deadline deadline) {
        ExportRequest request;
        try {
            request = Json.read(message.body(), ExportRequest.class);
        } catch (IllegalArgumentException e) {
            return isKept(message, null, new FetchException(FailureClass.DATA, Remedy.FIND_SENDER, e.getMessage(), e));
        }
        mark(request);
        Instant start = clock.instant();
        try {
            stored(request, fetchExport.fetch(request, deadline), start);
            return true;
        } catch (FetchException e) {
            return ends(message, request, e);
        } catch (RuntimeException e) {
            String reason = "A reason nobody thought of: " + e.getClass().getName();
            return ends(message, request, new FetchException(FailureClass.BUG, reason, e));
        }
    }

    private boolean ends(Message message, ExportRequest request, FetchException e) {
        metrics.fetchFailed(e.failureClass());
        boolean again = e.remedy().mayPass() && message.receives() < attempts;
        return again ? comesAgain(message, request, e) : isKept(message, request, e);
    }

    private static void mark(ExportRequest request) {
        LogField.WEBHOOK_ID.set(request.jid());
        LogField.WEBHOOK_TYPE.set(request.kind().webhookType());
        LogField.TABLE.set(request.table().value());
        LogField.EXPORT.set(fileOf(request.url()));
    }

    private void stored(ExportRequest request, Stored stored, Instant start) {
        LogField.EXPORT.set(stored.file().landingKey());
        Instant now = clock.instant();
        metrics.stored(stored.bytes(), Duration.between(start, now), Duration.between(stored.exportTime(), now));
        LOG.info("Stored the {} as {}, {} bytes", request, stored.file().landingKey(), stored.bytes());
    }

    private boolean comesAgain(Message message, ExportRequest request, FetchException why) {
        LOG.warn(
                "{} failure at attempt {} of {}: cannot store the {} (jid {}): {}",
                why.failureClass(),
                message.receives(),
                attempts,
                request,
                request.jid(),
                why.getMessage(),
                why);
        return false;
    }

    private boolean isKept(Message message, ExportRequest request, FetchException why) {
        LOG.error(
                "{} failure: the {} goes into quarantine (message {}): {}",
                why.failureClass(),
                request == null ? "message" : request + " (jid " + request.jid() + ")",
                message,
                why.getMessage(),
                why);
        try {
            quarantine.keep(new Quarantined(
                    why.failureClass(),
                    why.getMessage(),
                    request == null ? null : request.table(),
                    request == null ? null : fileOf(request.url()),
                    why.remedy().next(),
                    clock.instant(),
                    message.body().getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (Quarantine.UnavailableException e) {
            LOG.error("Message {} cannot even be quarantined, and must come again", message, e);
            return false;
        }
    }

    private static String fileOf(URI url) {
        return url.getHost() == null ? null : url.getHost() + url.getRawPath();
    }

    /**
     * A message of the queue of exports.
     *
     * @param receives how often it came, this time included
     */
    record Message(String id, String body, long receives) {

        /** Without the body: it may hold a signed address. */
        @Override
        public String toString() {
            return id;
        }
    }
}
