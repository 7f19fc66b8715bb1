package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener of the statements that asked for it. */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final long NO_QUERY = -1;

    private final StatementEventListener listener;
    private final DataApiSettings settings;

    Events(StatementEventListener listener, DataApiSettings settings) {
        this.listener = listener;
        this.settings = settings;
    }

    void ended(StatementView view) {
        Submission submission = view.submission();
        if (!submission.withEvent()) {
            return;
        }
        StatementEvent event = new StatementEvent(
                submission.id(), submission.statementName(), view.status().name(), Json.text(event(view)));
        try {
            listener.statementEnded(event);
        } catch (RuntimeException e) { // the listener's own fault shall not harm the statement
            LOG.warn("A listener failed on the end of statement {}", submission.id(), e);
        }
    }

    private ObjectNode event(StatementView view) {
        Submission submission = view.submission();
        String region = submission.caller().region();
        String kind = submission.target().clusterIdentifier() == null ? "workgroup" : "cluster";
        String service = kind.equals("cluster") ? "redshift" : "redshift-serverless";
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Redshift Data Statement Status Change")
                .put("source", "aws.redshift-data")
                .put("account", settings.account())
                .put("time", view.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region);
        event.putArray("resources")
                .add("arn:aws:" + service + ":" + region + ":" + settings.account() + ":" + kind + ":"
                        + settings.identifier());
        event.set("detail", detail(view));
        return event;
    }

    private ObjectNode detail(StatementView view) {
        Submission submission = view.submission();
        long queryId = submission.batch() ? 0 : view.first().queryId();
        ObjectNode detail =
                Json.object().put("principal", "arn:aws:iam::" + settings.account() + ":user/" + principal(submission));
        if (!submission.statementName().isEmpty()) {
            detail.put("statementName", submission.statementName());
        }
        return detail.put("statementId", submission.id())
                .put("redshiftQueryId", queryId == 0 ? NO_QUERY : queryId)
                .put("state", view.status().name())
                .put("rows", submission.batch() ? 0 : Math.max(0, view.first().rows()))
                .put("expireAt", view.updatedAt().plus(DataApiLimits.RETENTION).getEpochSecond());
    }

    /** Locally nobody knows whose a key is. */
    private static String principal(Submission submission) {
        String key = submission.caller().accessKeyId();
        return key.isEmpty() ? "anonymous" : key;
    }
}
