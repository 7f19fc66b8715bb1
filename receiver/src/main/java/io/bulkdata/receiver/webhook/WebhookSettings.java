package io.bulkdata.receiver.webhook;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import io.bulkdata.receiver.source.AllowedSources;
import io.bulkdata.receiver.webhook.authentic.AuthenticitySettings;
import io.bulkdata.receiver.webhook.route.WebhookRoutes;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How the webhook Lambda is configured.
 *
 * @param queueTimeout how long the queue may take, its retries included; API Gateway gives up after 29 seconds
 */
record WebhookSettings(
        URI exportsQueueUrl,
        AuthenticitySettings authenticity,
        AllowedSources sources,
        QuarantineSettings quarantine,
        WebhookRoutes routes,
        Duration queueTimeout) {

    private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(10);

    WebhookSettings {
        Objects.requireNonNull(authenticity, "authenticity");
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(quarantine, "quarantine");
        Objects.requireNonNull(routes, "routes");
    }

    static WebhookSettings read(SettingsReader reader) {
        return new WebhookSettings(
                reader.requiredUri("BULKDATA_EXPORTS_QUEUE_URL"),
                AuthenticitySettings.read(reader),
                AllowedSources.read(reader),
                QuarantineSettings.read(reader),
                WebhookRoutes.read(reader),
                reader.duration("BULKDATA_QUEUE_TIMEOUT", QUEUE_TIMEOUT));
    }

    /** Writes a warning of each setting that is for a laptop, or makes the installation less safe than it could be. */
    void warn() {
        sources.warnOfPlainHttp();
        authenticity.warnOfMissingSignature();
    }
}
