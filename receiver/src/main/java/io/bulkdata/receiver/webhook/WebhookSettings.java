package io.bulkdata.receiver.webhook;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.receiver.source.AllowedSources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How the webhook Lambda is configured.
 *
 * @param secret signs the webhooks
 * @param previousSecret still accepted while the secret is being changed; null when it is not
 * @param queueTimeout how long the queue may take, its retries included; API Gateway gives up after 29 seconds
 */
record WebhookSettings(
        URI exportsQueueUrl, Secret secret, Secret previousSecret, AllowedSources sources, Duration queueTimeout) {

    private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(10);

    WebhookSettings {
        Objects.requireNonNull(sources, "sources");
    }

    static WebhookSettings read(SettingsReader reader) {
        return new WebhookSettings(
                reader.requiredUri("BULKDATA_EXPORTS_QUEUE_URL"),
                reader.requiredSecret("BULKDATA_WEBHOOK_SECRET"),
                reader.optionalSecret("BULKDATA_WEBHOOK_PREVIOUS_SECRET"),
                AllowedSources.read(reader),
                reader.duration("BULKDATA_QUEUE_TIMEOUT", QUEUE_TIMEOUT));
    }

    List<Secret> secrets() {
        return Stream.of(secret, previousSecret).filter(Objects::nonNull).toList();
    }
}
