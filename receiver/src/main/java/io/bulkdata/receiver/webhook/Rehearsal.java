package io.bulkdata.receiver.webhook;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.webhook.aws.RehearsedQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a handler of its own take in one webhook before Lambda takes SnapStart's snapshot, so that all classes are in it. That
 * handler has settings, a secret and a queue made up for it and sends nothing; the one that will work has not yet opened a
 * connection, read a secret or asked for credentials when the snapshot is taken, so nothing in it can be out of date.
 */
final class Rehearsal implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private static final Settings SETTINGS = new Settings(Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "rehearsal",
            "AWS_SECRET_ACCESS_KEY", "rehearsal",
            "AWS_SESSION_TOKEN", "rehearsal",
            "BULKDATA_EXPORTS_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/000000000000/rehearsal",
            "BULKDATA_QUARANTINE_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/000000000000/rehearsal",
            "BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:rehearsal",
            "BULKDATA_WEBHOOK_SECRET", "rehearsal"));

    private final RehearsedQueue queue = new RehearsedQueue();

    /** To be held on to, since the runtime itself does not. */
    static Rehearsal planned() {
        Rehearsal rehearsal = new Rehearsal();
        Core.getGlobalContext().register(rehearsal);
        return rehearsal;
    }

    /** A start that is slower than it could be is better than none: what goes wrong is only logged. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            LOG.info("Before the snapshot a webhook is rehearsed; nothing is sent");
            String answer = answer();
            if (queue.messages() == 0) {
                LOG.error("The rehearsed webhook was answered {}", answer);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The rehearsal failed; the function will start more slowly", e);
        }
    }

    /** There is nothing to renew. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        LOG.debug("Restored from a snapshot");
    }

    /** What the rehearsed queue was sent, never seen by the real one. */
    int messages() {
        return queue.messages();
    }

    private String answer() throws IOException {
        try (InputStream event = Rehearsal.class.getResourceAsStream("rehearsal.json")) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            WebhookHandler.rehearsing(SETTINGS, queue).handleRequest(event, answer, null);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
