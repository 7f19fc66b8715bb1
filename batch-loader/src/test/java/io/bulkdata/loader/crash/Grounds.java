package io.bulkdata.loader.crash;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.batch.SweepHandler;
import io.bulkdata.loader.load.LoadHandler;
import io.bulkdata.loader.load.TestWarehouse;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** What one {@link Town} after the other can be built on, as each leaves nothing to do behind. */
final class Grounds {

    final String landing = TestAws.bucket("landing");
    final String lists = TestAws.bucket("lists");
    final String table = TestAws.batchesTable();
    final String loads = TestAws.loadsQueue();
    final String told = TestAws.queue("told");
    final String topic = topic(told);

    final String schema = TestAws.name("s").replace('-', '_');
    final ManualClock clock = new ManualClock(Instant.now());
    final LoadHandler loading = new LoadHandler(new Settings(loadSettings(Map.of())), clock);
    final BatchHandler batching;
    final SweepHandler sweeping;
    private final int filesInABatch;

    Grounds() {
        this(3);
    }

    /** Where so many files make a batch. */
    Grounds(int filesInABatch) {
        this.filesInABatch = filesInABatch;
        this.batching = new BatchHandler(new Settings(batchSettings(Map.of())), clock);
        this.sweeping = new SweepHandler(new Settings(batchSettings(Map.of())), clock);
        TestWarehouse.execute("CREATE SCHEMA " + schema);
        prepare(QualifiedTable.of(schema, "any"));
    }

    /** Makes the ledger, and the lock of a table. */
    static void prepare(QualifiedTable table) {
        JdbcWarehouse warehouse = new JdbcWarehouse(new Settings(Relays.straight()).read(WarehouseSettings::from));
        try (warehouse) {
            new LedgerTables(warehouse).prepare(table);
        }
    }

    /** The settings of the load Lambda, and the way it takes to the outside. */
    Map<String, String> loadSettings(Map<String, String> way) {
        Map<String, String> settings = settings(Relays.straight());
        settings.put("BULKDATA_MANIFEST_BUCKET", lists);
        settings.put("BULKDATA_SUCCESS_TOPIC_ARN", topic);
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", topic);
        settings.putAll(way);
        return settings;
    }

    /** The settings of the batch Lambda, and the way it takes to the outside. */
    Map<String, String> batchSettings(Map<String, String> way) {
        Map<String, String> settings = settings(Map.of());
        settings.put("BULKDATA_LOADS_QUEUE_URL", loads);
        settings.put("BULKDATA_BATCH_FILES", String.valueOf(filesInABatch));
        settings.put("BULKDATA_WAREHOUSE_SCHEMA", schema);
        way.forEach((name, value) -> {
            if (name.startsWith("AWS_")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(TestAws.local().environment());
        settings.put("BULKDATA_BATCHES_TABLE", table);
        settings.putAll(more);
        return settings;
    }

    static List<Message> receive(String queue) {
        List<Message> messages = TestAws.local()
                .sqs()
                .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> TestAws.local()
                .sqs()
                .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static String topic(String queue) {
        String topic = TestAws.local()
                .sns()
                .createTopic(request -> request.name(TestAws.name("topic")))
                .topicArn();
        String queueArn = TestAws.local()
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
        TestAws.local()
                .sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }
}
