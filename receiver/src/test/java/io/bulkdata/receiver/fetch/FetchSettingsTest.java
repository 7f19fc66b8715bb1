package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchSettingsTest {

    @Test
    void defaults() {
        FetchSettings settings = new Settings(Map.of("BULKDATA_LANDING_BUCKET", "landing")).read(FetchSettings::read);
        assertThat(settings.landingBucket()).isEqualTo("landing");
        assertThat(settings.organisation()).isEqualTo(new Organisation("default"));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.sources().allowsBucket("agra-data-exports-production"))
                .isTrue();
    }

    @Test
    void everySettingIsRead() {
        FetchSettings settings = new Settings(Map.of(
                        "BULKDATA_LANDING_BUCKET", "landing",
                        "BULKDATA_ORGANISATION", "acme",
                        "BULKDATA_FETCH_READ_TIMEOUT", "PT5S",
                        "BULKDATA_SOURCE_BUCKETS", "mine",
                        "BULKDATA_ALLOWED_HOSTS", "example.org",
                        "BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1"))
                .read(FetchSettings::read);
        assertThat(settings.organisation()).isEqualTo(new Organisation("acme"));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.sources().allowsBucket("mine")).isTrue();
    }
}
