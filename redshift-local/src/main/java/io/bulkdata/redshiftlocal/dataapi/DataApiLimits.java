package io.bulkdata.redshiftlocal.dataapi;

import java.time.Duration;

/**
 * How much is too much: Amazon Redshift Management Guide, "Considerations when calling the Amazon Redshift Data API",
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html#data-api-calling-considerations.
 *
 * @param resultBytes of one result
 * @param activeStatements submitted and not ended
 * @param sessions kept alive at a time
 * @param running statements at a time, the others wait as SUBMITTED
 */
public record DataApiLimits(long resultBytes, int activeStatements, int sessions, int running) {

    static final int STATEMENT_BYTES = 100 * 1024;
    static final int ROW_BYTES = 64 * 1024;
    static final int BATCH_STATEMENTS = 40;
    static final int SESSION_SECONDS = 86_400;
    static final Duration RETENTION = Duration.ofHours(24);
    static final Duration TOKEN_MEMORY = Duration.ofHours(8);

    private static final long RESULT_BYTES = 500L * 1024 * 1024;
    private static final int ACTIVE = 500;
    private static final int RUNNING = 50;

    public DataApiLimits {
        if (resultBytes < 1 || activeStatements < 1 || sessions < 1 || running < 1) {
            throw new IllegalArgumentException("A limit of the Data API is below 1");
        }
    }

    /** What AWS documents. How many run at a time is the queue slots of a cluster. */
    public static DataApiLimits documented() {
        return new DataApiLimits(RESULT_BYTES, ACTIVE, ACTIVE, RUNNING);
    }
}
