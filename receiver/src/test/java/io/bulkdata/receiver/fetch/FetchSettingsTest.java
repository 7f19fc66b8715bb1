package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchSettingsTest {

    @Test
    void defaults() {
        FetchSettings settings = new Settings(Map.of(
                        "BULKDATA_LANDING_BUCKET", "landing",
                        "BULKDATA_QUARANTINE_QUEUE_URL", "https://sqs/quarantine",
                        "BULKDATA_FAILURE_TOPIC_ARN", "failure"))
                .read(FetchSettings::read);
        assertThat(settings.landingBucket()).isEqualTo("landing");
        assertThat(settings.organisation()).isEqualTo(new Organisation("default"));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.attempts()).isEqualTo(5);
        assertThat(settings.sources().allowsBucket("agra-data-exports-production"))
                .isTrue();
    }

    @Test
    void everySettingIsRead() {
        FetchSettings settings = new Settings(Map.of(
                        "BULKDATA_LANDING_BUCKET", "landing",
                        "BULKDATA_ORGANISATION", "acme",
                        "BULKDATA_FETCH_READ_TIMEOUT", "PT5S",
                        "BULKDATA_FETCH_ATTEMPTS", "7",
                        "BULKDATA_QUARANTINE_QUEUE_URL", "https://sqs/quarantine",
                        "BULKDATA_FAILURE_TOPIC_ARN", "failure",
                        "BULKDATA_SOURCE_BUCKETS", "mine",
                        "BULKDATA_ALLOWED_HOSTS", "example.org",
                        "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1"))
                .read(FetchSettings::read);
        assertThat(settings.organisation()).isEqualTo(new Organisation("acme"));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.attempts()).isEqualTo(7);
        assertThat(settings.quarantine())
                .isEqualTo(new QuarantineSettings(URI.create("https://sqs/quarantine"), "failure"));
        assertThat(settings.sources().allowsBucket("mine")).isTrue();
    }
}
