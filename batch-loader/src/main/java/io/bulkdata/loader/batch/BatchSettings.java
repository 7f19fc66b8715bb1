package io.bulkdata.loader.batch;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.redshift.sql.Identifier;
import java.time.Duration;

/**
 * How files become batches.
 *
 * @param table the DynamoDB table
 * @param queueUrl the FIFO queue of loads
 * @param schema of the targets
 */
record BatchSettings(String table, String queueUrl, BatchRules rules, Identifier schema) {

    private static final long DEFAULT_FILES = 50;
    private static final long MOST_FILES = 500;
    private static final long DEFAULT_BYTES = 1L << 30;
    private static final Duration DEFAULT_AGE = Duration.ofSeconds(30);

    static BatchSettings from(SettingsReader reader) {
        return new BatchSettings(
                reader.required("BULKDATA_BATCHES_TABLE"),
                reader.required("BULKDATA_LOADS_QUEUE_URL"),
                new BatchRules(
                        reader.number("BULKDATA_BATCH_FILES", DEFAULT_FILES, 1, MOST_FILES),
                        reader.number("BULKDATA_BATCH_BYTES", DEFAULT_BYTES, 1, Long.MAX_VALUE),
                        reader.duration("BULKDATA_BATCH_AGE", DEFAULT_AGE)),
                reader.optional("BULKDATA_WAREHOUSE_SCHEMA", new Identifier("public"), Identifier::new));
    }
}
