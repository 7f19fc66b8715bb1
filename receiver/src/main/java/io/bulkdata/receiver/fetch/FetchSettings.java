package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import io.bulkdata.receiver.source.AllowedSources;
import java.time.Duration;

/**
 * How the fetch Lambda is configured.
 *
 * @param organisation whose exports they are when an address does not tell
 * @param readTimeout how long an export's server may be silent
 * @param attempts how often a message is received at most; as many as the queue allows before it gives up
 */
record FetchSettings(
        String landingBucket,
        Organisation organisation,
        AllowedSources sources,
        Duration readTimeout,
        long attempts,
        QuarantineSettings quarantine) {

    private static final Organisation ORGANISATION = new Organisation("default");
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private static final long ATTEMPTS = 5;

    /** The most that SQS allows as {@code maxReceiveCount}. */
    private static final long MOST_ATTEMPTS = 1_000;

    static FetchSettings read(SettingsReader reader) {
        return new FetchSettings(
                reader.required("BULKDATA_LANDING_BUCKET"),
                reader.optional("BULKDATA_ORGANISATION", ORGANISATION, Organisation::new),
                AllowedSources.read(reader),
                reader.duration("BULKDATA_FETCH_READ_TIMEOUT", READ_TIMEOUT),
                reader.number("BULKDATA_FETCH_ATTEMPTS", ATTEMPTS, 1, MOST_ATTEMPTS),
                QuarantineSettings.read(reader));
    }
}
