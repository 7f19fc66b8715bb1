package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a webhook Lambda writes to, made for one test: the queue of exports, the quarantine and the failure topic. */
final class Surroundings {

    private static final int MOST_AT_ONCE = 10;

    private final String exportsQueueUrl;
    private final String quarantineQueueUrl;
    private final String noticesQueueUrl;
    private final String failureTopicArn = TestEnvironment.aws()
            .sns()
            .createTopic(topic -> topic.name("failure-" + UUID.randomUUID()))
            .topicArn();

    Surroundings() {
        this(TestEnvironment.newQueue(), TestEnvironment.newQueue(), TestEnvironment.newQueue());
    }

    /** All three in one queue, which is quicker to look into. */
    static Surroundings inOneQueue() {
        String queueUrl = TestEnvironment.newQueue();
        return new Surroundings(queueUrl, queueUrl, queueUrl);
    }

    private Surroundings(String exportsQueueUrl, String quarantineQueueUrl, String noticesQueueUrl) {
        this.exportsQueueUrl = exportsQueueUrl;
        this.quarantineQueueUrl = quarantineQueueUrl;
        this.noticesQueueUrl = noticesQueueUrl;
        String queueArn = TestEnvironment.aws()
                .sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(noticesQueueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        TestEnvironment.aws()
                .sns()
                .subscribe(request -> request.topicArn(failureTopicArn)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(Map.of("RawMessageDelivery", "true")));
    }

    /** The Lambda's environment: signed with the secret of the tests unless {@code more} says otherwise. */
    Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "BULKDATA_EXPORTS_QUEUE_URL", exportsQueueUrl,
                "BULKDATA_QUARANTINE_QUEUE_URL", quarantineQueueUrl,
                "BULKDATA_FAILURE_TOPIC_ARN", failureTopicArn));
        if (!more.containsKey("BULKDATA_WEBHOOK_SECRET_ID") && !more.containsKey("BULKDATA_WEBHOOK_SIGNATURE")) {
            all.put("BULKDATA_WEBHOOK_SECRET", Webhooks.SECRET);
        }
        all.putAll(more);
        return TestEnvironment.settings(all);
    }

    WebhookHandler handler(Map<String, String> more) {
        return new WebhookHandler(settings(more));
    }

    String exportsQueueUrl() {
        return exportsQueueUrl;
    }

    /** Empties the queue of exports. */
    List<ExportRequest> queued() {
        return drain(exportsQueueUrl, ExportRequest.class);
    }

    /** Empties the quarantine. */
    List<Quarantined> quarantined() {
        return drain(quarantineQueueUrl, Quarantined.class);
    }

    /** Empties what was announced on the failure topic. */
    List<Notice> notices() {
        return drain(noticesQueueUrl, Notice.class);
    }

    private static <T> List<T> drain(String queueUrl, Class<T> type) {
        return messages(queueUrl).stream().map(body -> Json.read(body, type)).toList();
    }

    /** Empties a queue. */
    static List<String> messages(String queueUrl) {
        List<String> bodies = new ArrayList<>();
        List<Message> messages;
        do {
            messages = TestEnvironment.aws()
                    .sqs()
                    .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(MOST_AT_ONCE))
                    .messages();
            messages.forEach(message -> bodies.add(message.body()));
            delete(queueUrl, messages);
        } while (messages.size() == MOST_AT_ONCE);
        return bodies;
    }

    private static void delete(String queueUrl, List<Message> messages) {
        if (!messages.isEmpty()) {
            TestEnvironment.aws()
                    .sqs()
                    .deleteMessageBatch(request -> request.queueUrl(queueUrl)
                            .entries(messages.stream()
                                    .map(message -> DeleteMessageBatchRequestEntry.builder()
                                            .id(message.messageId())
                                            .receiptHandle(message.receiptHandle())
                                            .build())
                                    .toList()));
        }
    }
}
