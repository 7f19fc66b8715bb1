package io.bulkdata.loader.load;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.batch.BatchHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The two handlers between a landing bucket and a warehouse, with tables, queues and topics of their own. */
public final class Pipeline {

    public final String schema = TestAws.name("s").replace('-', '_');
    public final String landing = TestAws.bucket("landing");
    public final String lists = TestAws.bucket("lists");
    public final String table = TestAws.batchesTable();
    public final BatchHandler batching;
    public final LoadHandler loading;
    public final Settings loadSettings;
    public final String loads = TestAws.loadsQueue();
    private final String successes = TestAws.queue("successes");
    private final String failures = TestAws.queue("failures");

    public Pipeline() {
        this(1);
    }

    public Pipeline(int filesInABatch) {
        Map<String, String> batch = new HashMap<>(TestAws.local().environment());
        batch.put("BULKDATA_BATCHES_TABLE", table);
        batch.put("BULKDATA_LOADS_QUEUE_URL", loads);
        batch.put("BULKDATA_BATCH_FILES", String.valueOf(filesInABatch));
        batch.put("BULKDATA_WAREHOUSE_SCHEMA", schema);
        batching = new BatchHandler(new Settings(batch));
        Map<String, String> load = new HashMap<>(TestAws.local().environment());
        load.putAll(TestWarehouse.environment());
        load.put("BULKDATA_BATCHES_TABLE", table);
        load.put("BULKDATA_MANIFEST_BUCKET", lists);
        load.put("BULKDATA_SUCCESS_TOPIC_ARN", topic(successes));
        load.put("BULKDATA_FAILURE_TOPIC_ARN", topic(failures));
        loadSettings = new Settings(load);
        loading = new LoadHandler(loadSettings);
        TestWarehouse.execute("CREATE SCHEMA " + schema);
        TestWarehouse.execute("CREATE TABLE " + schema
                + ".petitions (id BIGINT NOT NULL, title VARCHAR(20), signers INTEGER, made TIMESTAMP)");
    }

    /** Puts a file; returns S3's notification of it. */
    public String put(String kind, String time, byte[] content, String suffix) {
        String key =
                "exports/acme/" + kind + "/petitions/" + time.substring(0, 8) + "/petitions_" + time + ".csv" + suffix;
        PutObjectResponse stored = TestAws.local()
                .s3()
                .putObject(request -> request.bucket(landing).key(key), RequestBody.fromBytes(content));
        return S3Events.created(landing, key, content.length, stored.eTag().replace("\"", ""));
    }

    /** Puts a plain file. */
    public String put(String kind, String time, String csv) {
        return put(kind, time, csv.getBytes(StandardCharsets.UTF_8), "");
    }

    /** Puts files one after the other and loads each. */
    public void land(String kind, String time, String csv) {
        announce(put(kind, time, csv));
        load();
    }

    public SQSBatchResponse announce(String... notifications) {
        return batching.handleRequest(S3Events.delivery(notifications), null);
    }

    /** Loads all that is asked for, as SQS would have it done. */
    public void load() {
        for (List<SQSMessage> requests = requests(); !requests.isEmpty(); requests = requests()) {
            Set<String> failed = loading.handleRequest(S3Events.event(requests), null).getBatchItemFailures().stream()
                    .map(BatchItemFailure::getItemIdentifier)
                    .collect(Collectors.toSet());
            if (!failed.isEmpty()) {
                throw new IllegalStateException("Loads failed: " + failed);
            }
        }
    }

    /** Takes what is asked for from the queue. */
    public List<SQSMessage> requests() {
        return receive(loads).stream()
                .map(message -> S3Events.message(
                        message.messageId(),
                        message.body(),
                        Map.of(
                                "MessageGroupId",
                                message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))))
                .toList();
    }

    public List<String> rows(String columns) {
        return TestWarehouse.rows("SELECT " + columns + " FROM " + schema + ".petitions ORDER BY id");
    }

    public List<String> ledger(String columns) {
        return TestWarehouse.rows("SELECT " + columns + " FROM bulkdata.load_ledger WHERE table_name = '" + schema
                + ".petitions' ORDER BY committed");
    }

    public List<Notice> successes() {
        return notices(successes);
    }

    public List<Notice> failures() {
        return notices(failures);
    }

    public String object(String uri) {
        String[] parts = uri.substring("s3://".length()).split("/", 2);
        return TestAws.local()
                .s3()
                .getObjectAsBytes(request -> request.bucket(parts[0]).key(parts[1]))
                .asUtf8String();
    }

    static List<Notice> notices(String queue) {
        List<Notice> notices = new ArrayList<>();
        for (List<Message> some = receive(queue); !some.isEmpty(); some = receive(queue)) {
            some.forEach(message -> notices.add(Json.read(message.body(), Notice.class)));
        }
        return notices;
    }

    static List<Message> receive(String queue) {
        List<Message> messages = TestAws.local()
                .sqs()
                .receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .messages();
        messages.forEach(message -> TestAws.local()
                .sqs()
                .deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
        return messages;
    }

    static String topic(String queue) {
        String arn = TestAws.local()
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
                .subscribe(request -> request.topicArn(arn)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return arn;
    }
}
