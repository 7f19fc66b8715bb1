package io.bulkdata.loader.load;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How batches are loaded.
 *
 * @param table the DynamoDB table
 * @param name of the warehouse
 * @param successTopic ARN
 * @param failureTopic ARN
 * @param grace how much older than the last full export an incremental may be and still be added
 * @param key the column that tells rows of ControlShift's tables apart
 * @param loadRules the document of load rules
 * @param history how long batches are remembered after their end
 */
record LoadSettings(
        String table,
        WarehouseName name,
        WarehouseSettings warehouse,
        CopySettings copy,
        ManifestPlaces manifests,
        String successTopic,
        String failureTopic,
        Duration grace,
        Identifier key,
        RetryPolicy retries,
        AwayPolicy away,
        ShrinkGuard shrink,
        Optional<S3Uri> loadRules,
        Retention history) {

    private static final Duration DEFAULT_GRACE = Duration.ofMinutes(15);
    private static final int DEFAULT_ATTEMPTS = 8;
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(15);

    private static final Duration DEFAULT_AWAY_PAUSE = Duration.ofMinutes(2);

    /** With the pause a day: longer than any night a cluster is paused for. */
    private static final long DEFAULT_AWAY_LOOKS = 720;

    private static final long MOST_AWAY_LOOKS = 100_000;

    private static final long DEFAULT_SHRINK_LIMIT = 50;

    static LoadSettings from(SettingsReader reader) {
        return new LoadSettings(
                reader.required("BULKDATA_BATCHES_TABLE"),
                reader.optional("BULKDATA_WAREHOUSE_NAME", WarehouseName.DEFAULT, WarehouseName::new),
                WarehouseSettings.from(reader),
                CopySettings.from(reader),
                new ManifestPlaces(
                        reader.required("BULKDATA_MANIFEST_BUCKET"),
                        reader.optional("BULKDATA_MANIFEST_PREFIX", "manifests"),
                        reader.optional("BULKDATA_FAILED_MANIFEST_PREFIX", "failed")),
                reader.required("BULKDATA_SUCCESS_TOPIC_ARN"),
                reader.required("BULKDATA_FAILURE_TOPIC_ARN"),
                reader.duration("BULKDATA_GRACE", DEFAULT_GRACE),
                reader.optional("BULKDATA_KEY_COLUMN", new Identifier("id"), Identifier::new),
                new RetryPolicy(
                        (int) reader.number("BULKDATA_LOAD_ATTEMPTS", DEFAULT_ATTEMPTS, 1, MOST_ATTEMPTS),
                        reader.duration("BULKDATA_RETRY_PAUSE", DEFAULT_PAUSE)),
                new AwayPolicy(
                        reader.duration("BULKDATA_AWAY_PAUSE", DEFAULT_AWAY_PAUSE),
                        reader.number("BULKDATA_AWAY_LOOKS", DEFAULT_AWAY_LOOKS, 0, MOST_AWAY_LOOKS)),
                new ShrinkGuard(reader.number("BULKDATA_SHRINK_LIMIT", DEFAULT_SHRINK_LIMIT, 1, 100)),
                Optional.ofNullable(reader.optional("BULKDATA_LOAD_RULES", null, S3Uri::parse)),
                Retention.from(reader));
    }
}
