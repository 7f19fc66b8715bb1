package io.bulkdata.local;

import io.bulkdata.loader.WarehouseName;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The environment variables of each function, by the names the installation on AWS uses. */
final class Environments {

    private final Map<String, String> direct;
    private final Map<String, String> functions;
    private final Resources resources;
    private final LocalOptions options;

    /**
     * @param direct the way to AWS
     * @param way makes of it the way that functions go
     */
    Environments(
            Map<String, String> direct,
            UnaryOperator<Map<String, String>> way,
            Resources resources,
            LocalOptions options) {
        this.direct = Map.copyOf(direct);
        this.functions = Map.copyOf(way.apply(direct));
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
        Map<String, String> all = withRules(Map.of(
                "BULKDATA_BATCHES_TABLE", Resources.BATCHES_TABLE,
                "BULKDATA_LOADS_QUEUE_URL",
                        resources.loads().get(WarehouseName.DEFAULT).url(),
                "BULKDATA_BATCH_AGE", options.batchAge().toString()));
        if (resources.loads().size() > 1) {
            all.put("BULKDATA_OTHER_LOADS_QUEUE_URLS", otherQueues());
        }
        return all;
    }

    Map<String, String> load(LocalWarehouse warehouse) {
        Map<String, String> all = withRules(Map.of(
                "BULKDATA_BATCHES_TABLE",
                Resources.BATCHES_TABLE,
                "BULKDATA_MANIFEST_BUCKET",
                Resources.MANIFEST_BUCKET,
                "BULKDATA_SUCCESS_TOPIC_ARN",
                resources.successTopicArn(),
                "BULKDATA_FAILURE_TOPIC_ARN",
                resources.failureTopicArn()));
        all.putAll(warehouse.environment());
        all.putAll(options.persistence().ofLoads());
        return all;
    }

    Map<String, String> reprocess() {
        Map<String, String> all = with(Map.of("BULKDATA_BATCHES_TABLE", Resources.BATCHES_TABLE));
        all.putAll(options.persistence().ofReprocessing());
        return all;
    }

    /** What somebody needs who looks after the pipeline and that warehouse: what its two halves have, and what lies before them. */
    Map<String, String> operator(LocalWarehouse warehouse) {
        Map<String, String> all = new HashMap<>(load(warehouse));
        all.putAll(batch());
        all.putAll(direct);
        all.put("BULKDATA_LANDING_BUCKET", Resources.LANDING_BUCKET);
        all.put("BULKDATA_EXPORTS_QUEUE_URL", resources.exports().url());
        all.put("BULKDATA_QUARANTINE_QUEUE_URL", resources.quarantineUrl());
        all.put("BULKDATA_FILES_QUEUE_URL", resources.files().url());
        return all;
    }

    /** The simulated ControlShift's exports come from the embedded S3, whose certificate nobody has signed. */
    private String plainHttpHosts() {
        String s3 = URI.create(direct.get("AWS_ENDPOINT_URL_S3")).getAuthority();
        return options.plainHttpHosts().isEmpty() ? s3 : s3 + "," + String.join(",", options.plainHttpHosts());
    }

    private String otherQueues() {
        return resources.loads().entrySet().stream()
                .filter(queue -> !queue.getKey().equals(WarehouseName.DEFAULT))
                .map(queue -> queue.getKey() + "=" + queue.getValue().url())
                .collect(Collectors.joining(","));
    }

    private Map<String, String> withRules(Map<String, String> own) {
        Map<String, String> all = with(own);
        resources.loadRules().ifPresent(document -> all.put("BULKDATA_LOAD_RULES", document));
        return all;
    }

    private Map<String, String> with(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(functions);
        all.putAll(own);
        return all;
    }
}
