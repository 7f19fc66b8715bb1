package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of each function, by the names the installation on AWS uses. */
final class Environments {

    private final AwsLocal aws;
    private final RedshiftLocal redshift;
    private final Resources resources;
    private final LocalOptions options;

    Environments(AwsLocal aws, RedshiftLocal redshift, Resources resources, LocalOptions options) {
        this.aws = aws;
        this.redshift = redshift;
        this.resources = resources;
        this.options = options;
    }

    Map<String, String> webhook() {
        return with(Map.of(
                "BULKDATA_EXPORTS_QUEUE_URL", resources.exports().url(),
                "BULKDATA_WEBHOOK_SECRET", options.webhookSecret(),
                "BULKDATA_QUARANTINE_QUEUE_URL", resources.quarantineUrl(),
                "BULKDATA_FAILURE_TOPIC_ARN", resources.failureTopicArn(),
                "BULKDATA_PLAIN_HTTP_HOSTS", plainHttpHosts()));
    }

    Map<String, String> fetch() {
        return with(Map.of(
                "BULKDATA_LANDING_BUCKET", Resources.LANDING_BUCKET,
                "BULKDATA_QUARANTINE_QUEUE_URL", resources.quarantineUrl(),
                "BULKDATA_FAILURE_TOPIC_ARN", resources.failureTopicArn(),
                "BULKDATA_FETCH_ATTEMPTS", Integer.toString(options.maximumReceives()),
                "BULKDATA_PLAIN_HTTP_HOSTS", plainHttpHosts()));
    }

    Map<String, String> batch() {
        return with(Map.of(
                "BULKDATA_BATCHES_TABLE", Resources.BATCHES_TABLE,
                "BULKDATA_LOADS_QUEUE_URL", resources.loads().url(),
                "BULKDATA_BATCH_AGE", options.batchAge().toString()));
    }

    Map<String, String> load() {
        return with(Map.ofEntries(
                Map.entry("BULKDATA_BATCHES_TABLE", Resources.BATCHES_TABLE),
                Map.entry("BULKDATA_MANIFEST_BUCKET", Resources.MANIFEST_BUCKET),
                Map.entry("BULKDATA_SUCCESS_TOPIC_ARN", resources.successTopicArn()),
                Map.entry("BULKDATA_FAILURE_TOPIC_ARN", resources.failureTopicArn()),
                Map.entry("BULKDATA_WAREHOUSE_URL", redshift.jdbcUrl()),
                Map.entry("BULKDATA_WAREHOUSE_USER", Warehouses.USER),
                Map.entry("BULKDATA_WAREHOUSE_PASSWORD", Warehouses.PASSWORD)));
    }

    /** What somebody needs who looks after the pipeline: what its two halves have, and what lies before them. */
    Map<String, String> operator() {
        Map<String, String> all = new HashMap<>(load());
        all.putAll(batch());
        all.put("BULKDATA_LANDING_BUCKET", Resources.LANDING_BUCKET);
        all.put("BULKDATA_EXPORTS_QUEUE_URL", resources.exports().url());
        all.put("BULKDATA_QUARANTINE_QUEUE_URL", resources.quarantineUrl());
        all.put("BULKDATA_FILES_QUEUE_URL", resources.files().url());
        return all;
    }

    /** The simulated ControlShift's exports come from the embedded S3, whose certificate nobody has signed. */
    private String plainHttpHosts() {
        String s3 = aws.s3Endpoint().getAuthority();
        return options.plainHttpHosts().isEmpty() ? s3 : s3 + "," + String.join(",", options.plainHttpHosts());
    }

    private Map<String, String> with(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(aws.environment());
        all.putAll(own);
        return all;
    }
}
