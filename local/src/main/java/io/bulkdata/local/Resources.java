package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.aws.BatchTable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the pipeline needs of AWS besides its functions: buckets, queues with their dead-letter queues, topics and the table of batches. */
record Resources(
        Queue exports,
        Queue files,
        Queue loads,
        String quarantineUrl,
        String noticesQueueUrl,
        String successTopicArn,
        String failureTopicArn) {

    static final String LANDING_BUCKET = "bulkdata-landing";
    static final String MANIFEST_BUCKET = "bulkdata-manifests";
    static final String BATCHES_TABLE = "bulkdata-batches";

    Map<String, String> queueUrls() {
        return new TreeMap<>(Map.of(
                "exports", exports.url(),
                "exports, dead letters", exports.deadLetterUrl(),
                "files", files.url(),
                "files, dead letters", files.deadLetterUrl(),
                "loads", loads.url(),
                "loads, dead letters", loads.deadLetterUrl(),
                "quarantine", quarantineUrl));
    }

    /** A queue and where its messages go after too many attempts. */
    record Queue(String url, String deadLetterUrl) {}

    static Resources create(AwsLocal aws, LocalOptions options) {
        aws.s3().createBucket(bucket -> bucket.bucket(LANDING_BUCKET));
        aws.s3().createBucket(bucket -> bucket.bucket(MANIFEST_BUCKET));
        aws.dynamoDb().createTable(BatchTable.definition(BATCHES_TABLE));
        aws.dynamoDb().updateTimeToLive(BatchTable.expiry(BATCHES_TABLE));
        Queue files = queue(aws.sqs(), "bulkdata-files", "", Timeouts.BATCH, options);
        aws.notifyObjectCreated(LANDING_BUCKET, ExportFile.LANDING_PREFIX, files.url());
        String notices = createQueue(aws.sqs(), "bulkdata-notices", Map.of());
        return new Resources(
                queue(aws.sqs(), "bulkdata-exports", "", Timeouts.FETCH, options),
                files,
                queue(aws.sqs(), "bulkdata-loads", ".fifo", Timeouts.LOAD, options),
                createQueue(aws.sqs(), "bulkdata-quarantine", Map.of()),
                notices,
                topic(aws, "bulkdata-success", notices),
                topic(aws, "bulkdata-failure", notices));
    }

    /** A message that failed comes back when its function's time-out is over: not earlier, else it might still be in work. */
    private static Queue queue(SqsClient sqs, String name, String suffix, Duration timeout, LocalOptions options) {
        String dead = createQueue(sqs, name + "-dead" + suffix, fifo(suffix));
        String url = createQueue(sqs, name + suffix, fifo(suffix));
        String policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(arn(sqs, dead), options.maximumReceives());
        sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy,
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(timeout.toSeconds()))));
        return new Queue(url, dead);
    }

    private static Map<QueueAttributeName, String> fifo(String suffix) {
        return suffix.isEmpty() ? Map.of() : Map.of(QueueAttributeName.FIFO_QUEUE, "true");
    }

    private static String createQueue(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(queue -> queue.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String topic(AwsLocal aws, String name, String subscriberUrl) {
        String topic = aws.sns().createTopic(request -> request.name(name)).topicArn();
        aws.sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn(aws.sqs(), subscriberUrl))
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }

    private static String arn(SqsClient sqs, String queueUrl) {
        return sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }
}
