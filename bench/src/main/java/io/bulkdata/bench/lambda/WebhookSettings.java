package io.bulkdata.bench.lambda;

import java.util.HashMap;
import java.util.Map;

/** The webhook Lambda's settings while it is measured or trained. */
final class WebhookSettings {

    static final Map<String, String> AWS = Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "bench",
            "AWS_SESSION_TOKEN", "bench-session");

    private WebhookSettings() {}

    static Map<String, String> of(Endpoint endpoint) {
        Map<String, String> settings = new HashMap<>(AWS);
        settings.put("AWS_ENDPOINT_URL_SQS", endpoint.url());
        settings.put("BULKDATA_EXPORTS_QUEUE_URL", endpoint.queue("exports"));
        settings.put("BULKDATA_QUARANTINE_QUEUE_URL", endpoint.queue("quarantine"));
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:failure");
        settings.put("BULKDATA_WEBHOOK_SECRET", WebhookEvents.SECRET);
        return settings;
    }
}
