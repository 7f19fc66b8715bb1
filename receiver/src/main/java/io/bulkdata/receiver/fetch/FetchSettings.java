package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.receiver.source.AllowedSources;
import java.time.Duration;

/**
 * How the fetch Lambda is configured.
 *
 * @param organisation whose exports they are when an address does not tell
 * @param readTimeout how long an export's server may be silent
 */
record FetchSettings(String landingBucket, Organisation organisation, AllowedSources sources, Duration readTimeout) {

    private static final Organisation ORGANISATION = new Organisation("default");
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    static FetchSettings read(SettingsReader reader) {
        return new FetchSettings(
                reader.required("BULKDATA_LANDING_BUCKET"),
                reader.optional("BULKDATA_ORGANISATION", ORGANISATION, Organisation::new),
                AllowedSources.read(reader),
                reader.duration("BULKDATA_FETCH_READ_TIMEOUT", READ_TIMEOUT));
    }
}
