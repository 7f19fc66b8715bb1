package io.bulkdata.bench.loader;

/**
 * What the incumbent's configuration item says of a prefix, as far as it matters here.
 *
 * @param prefix its key
 * @param currentBatch the id of the batch that is open
 * @param batchSize files after which a batch is loaded
 * @param columns the column list of COPY, as it is written there
 * @param topic ARN of the one that hears of success
 */
record IncumbentConfiguration(
        String prefix,
        String currentBatch,
        int batchSize,
        String table,
        String columns,
        String manifestBucket,
        String topic) {

    IncumbentConfiguration {
        if (batchSize < 1) {
            throw new IllegalArgumentException("Not a batch size: " + batchSize);
        }
    }
}
