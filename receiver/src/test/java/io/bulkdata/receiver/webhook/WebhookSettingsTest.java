package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "BULKDATA_EXPORTS_QUEUE_URL", "https://sqs/1/exports",
            "BULKDATA_QUARANTINE_QUEUE_URL", "https://sqs/1/quarantine",
            "BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:1:failure",
            "BULKDATA_WEBHOOK_SECRET", "new");

    private static WebhookSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.putAll(more);
        return new Settings(all).read(WebhookSettings::read);
    }

    @Test
    void defaults() {
        WebhookSettings settings = read(Map.of());
        assertThat(settings.exportsQueueUrl()).isEqualTo(URI.create("https://sqs/1/exports"));
        assertThat(settings.authenticity().secret()).isEqualTo(new Secret("new"));
        assertThat(settings.quarantine().queueUrl()).isEqualTo(URI.create("https://sqs/1/quarantine"));
        assertThat(settings.quarantine().failureTopicArn()).isEqualTo("arn:aws:sns:us-east-1:1:failure");
        assertThat(settings.queueTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.sources().allowsBucket("agra-data-exports-production"))
                .isTrue();
    }

    @Test
    void everySettingIsRead() {
        WebhookSettings settings = read(Map.of(
                "BULKDATA_WEBHOOK_PREVIOUS_SECRET", "old",
                "BULKDATA_QUEUE_TIMEOUT", "PT2S",
                "BULKDATA_WEBHOOK_ROUTES", "email.*=arn:aws:kinesis:us-east-1:123456789012:stream/events",
                "BULKDATA_SOURCE_BUCKETS", "mine",
                "BULKDATA_ALLOWED_HOSTS", "example.org",
                "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1"));
        assertThat(settings.authenticity().previousSecret()).isEqualTo(new Secret("old"));
        assertThat(settings.queueTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.sources().allowsBucket("mine")).isTrue();
        assertThat(settings.routes().destinationOf("email.open")).isPresent();
    }

    @Test
    void secretIsRequired() {
        assertThatThrownBy(() -> read(Map.of("BULKDATA_WEBHOOK_SECRET", " ")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_WEBHOOK_SECRET is missing");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(read(Map.of("BULKDATA_WEBHOOK_PREVIOUS_SECRET", "old")).toString())
                .contains("secret=***, previousSecret=***");
    }
}
