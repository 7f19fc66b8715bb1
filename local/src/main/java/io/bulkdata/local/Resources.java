package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.aws.BatchTable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the pipeline needs of AWS besides its functions: buckets, queues with their dead-letter queues, topics, the table of batches
 * and the document of load rules.
 *
 * @param loads the queue of each warehouse
 * @param failures what the reprocess function is called by, and which subscription of the failure topic fills it
 */
record Resources(
        Queue exports,
        Queue files,
        Map<WarehouseName, Queue> loads,
        Failures failures,
        String quarantineUrl,
        String noticesQueueUrl,
        String successTopicArn,
        String failureTopicArn,
        Optional<String> loadRules) {

    static final String LANDING_BUCKET = "bulkdata-landing";
    static final String MANIFEST_BUCKET = "bulkdata-manifests";

    /** Of files that only a load rule knows; all of them are announced. */
    static final String FILES_BUCKET = "bulkdata-files";

    static final String BATCHES_TABLE = "bulkdata-batches";

    private static final String CONFIGURATION_BUCKET = "bulkdata-configuration";
    private static final String LOAD_RULES_KEY = "load-rules.json";

    /** Lambda calls a function that a topic has called in vain two times more. */
    private static final int TOPIC_CALLS = 3;

    Resources {
        loads = Collections.unmodifiableMap(new LinkedHashMap<>(loads));
    }

    /** A queue and where its messages go after too many attempts. */
    record Queue(String url, String deadLetterUrl) {}

    /** @param subscriptionArn of the topic that fills it */
    record Failures(Queue queue, String subscriptionArn) {}

    Map<String, String> queueUrls() {
        Map<String, String> urls = new TreeMap<>(Map.of("quarantine", quarantineUrl));
        put(urls, "exports", exports);
        put(urls, "failures", failures.queue());
        put(urls, "files", files);
        loads.forEach((warehouse, queue) ->
                put(urls, warehouse.equals(WarehouseName.DEFAULT) ? "loads" : "loads of " + warehouse, queue));
        return urls;
    }

    private static void put(Map<String, String> urls, String name, Queue queue) {
        urls.put(name, queue.url());
        urls.put(name + ", dead letters", queue.deadLetterUrl());
    }

    static Resources create(AwsLocal aws, LocalOptions options) {
        aws.s3().createBucket(bucket -> bucket.bucket(LANDING_BUCKET));
        aws.s3().createBucket(bucket -> bucket.bucket(MANIFEST_BUCKET));
        aws.s3().createBucket(bucket -> bucket.bucket(FILES_BUCKET));
        aws.dynamoDb().createTable(BatchTable.definition(BATCHES_TABLE));
        aws.dynamoDb().updateTimeToLive(BatchTable.expiry(BATCHES_TABLE));
        Queue files = queue(aws.sqs(), "bulkdata-files", Timeouts.BATCH, options.maximumReceives());
        aws.notifyObjectCreated(LANDING_BUCKET, ExportFile.LANDING_PREFIX, files.url());
        aws.notifyObjectCreated(FILES_BUCKET, "", files.url());
        String notices = createQueue(aws.sqs(), "bulkdata-notices");
        String failureTopic = topic(aws, "bulkdata-failure", notices);
        return new Resources(
                queue(aws.sqs(), "bulkdata-exports", Timeouts.FETCH, options.maximumReceives()),
                files,
                loads(aws.sqs(), options),
                failures(aws, failureTopic, options),
                createQueue(aws.sqs(), "bulkdata-quarantine"),
                notices,
                topic(aws, "bulkdata-success", notices),
                failureTopic,
                options.loadRules().map(document -> store(aws, document)));
    }

    private static Map<WarehouseName, Queue> loads(SqsClient sqs, LocalOptions options) {
        Duration timeout = options.persistence().loadTimeout();
        Map<WarehouseName, Queue> queues = new LinkedHashMap<>();
        queues.put(WarehouseName.DEFAULT, queue(sqs, "bulkdata-loads.fifo", timeout, options.maximumReceives()));
        for (String other : options.otherWarehouses()) {
            queues.put(
                    new WarehouseName(other),
                    queue(sqs, "bulkdata-loads-" + other + ".fifo", timeout, options.maximumReceives()));
        }
        return queues;
    }

    /** What a topic that calls a function by itself keeps for it is a queue as well, which nobody sees on AWS. */
    private static Failures failures(AwsLocal aws, String topic, LocalOptions options) {
        boolean direct = options.persistence().failures() == FailureRoute.TOPIC;
        Queue queue = queue(
                aws.sqs(), "bulkdata-failures", Timeouts.REPROCESS, direct ? TOPIC_CALLS : options.maximumReceives());
        return new Failures(queue, subscribe(aws, topic, queue.url(), false));
    }

    private static String store(AwsLocal aws, String document) {
        aws.s3().createBucket(bucket -> bucket.bucket(CONFIGURATION_BUCKET));
        aws.s3()
                .putObject(
                        put -> put.bucket(CONFIGURATION_BUCKET).key(LOAD_RULES_KEY), RequestBody.fromString(document));
        return "s3://" + CONFIGURATION_BUCKET + "/" + LOAD_RULES_KEY;
    }

    /** A message that failed comes back when its function's time-out is over: not earlier, else it might still be in work. */
    private static Queue queue(SqsClient sqs, String name, Duration timeout, int maximumReceives) {
        boolean fifo = name.endsWith(".fifo");
        String dead = createQueue(sqs, fifo ? name.replace(".fifo", "-dead.fifo") : name + "-dead");
        String url = createQueue(sqs, name);
        String policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(arn(sqs, dead), maximumReceives);
        sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy,
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(timeout.toSeconds()))));
        return new Queue(url, dead);
    }

    private static String createQueue(SqsClient sqs, String name) {
        Map<QueueAttributeName, String> attributes =
                name.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        return sqs.createQueue(queue -> queue.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String topic(AwsLocal aws, String name, String subscriberUrl) {
        String topic = aws.sns().createTopic(request -> request.name(name)).topicArn();
        String unused = subscribe(aws, topic, subscriberUrl, true);
        return topic;
    }

    private static String subscribe(AwsLocal aws, String topic, String queueUrl, boolean raw) {
        return aws.sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn(aws.sqs(), queueUrl))
                        .returnSubscriptionArn(true)
                        .attributes(Map.of("RawMessageDelivery", Boolean.toString(raw))))
                .subscriptionArn();
    }

    private static String arn(SqsClient sqs, String queueUrl) {
        return sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }
}
