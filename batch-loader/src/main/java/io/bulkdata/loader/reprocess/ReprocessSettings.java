package io.bulkdata.loader.reprocess;

import io.bulkdata.core.settings.SettingsReader;
import java.time.Duration;

/**
 * What is tried again, and where the batches are.
 *
 * @param table the DynamoDB table
 */
record ReprocessSettings(String table, ReprocessPolicy policy) {

    private static final int DEFAULT_BUDGET = 3;
    private static final int MOST_BUDGET = 20;
    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(30);

    static ReprocessSettings from(SettingsReader reader) {
        return new ReprocessSettings(
                reader.required("BULKDATA_BATCHES_TABLE"),
                new ReprocessPolicy(
                        (int) reader.number("BULKDATA_REPROCESS_BUDGET", DEFAULT_BUDGET, 0, MOST_BUDGET),
                        reader.duration("BULKDATA_REPROCESS_PAUSE", DEFAULT_PAUSE)));
    }
}
