package io.bulkdata.loader;

import io.bulkdata.core.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;

/**
 * How long batches and files are remembered after they have ended.
 *
 * @param length not shorter than {@link #SHORTEST}
 */
public record Retention(Duration length) {

    /** A message may wait two weeks in a queue and two more among the dead letters: so late a file may be told of again. */
    public static final Duration SHORTEST = Duration.ofDays(28);

    /** More than a year, so that what comes back with a season is still known. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(400));

    /** @throws IllegalArgumentException when it is too short */
    public Retention {
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("shorter than " + SHORTEST.toDays() + " days");
        }
    }

    /** Reads {@code BULKDATA_HISTORY}. */
    public static Retention from(SettingsReader reader) {
        return reader.optional("BULKDATA_HISTORY", DEFAULT, text -> new Retention(Duration.parse(text)));
    }

    /** When what happens now is forgotten. */
    public Instant end(Instant now) {
        return now.plus(length);
    }
}
