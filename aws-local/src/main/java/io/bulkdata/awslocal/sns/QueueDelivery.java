package io.bulkdata.awslocal.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Brings notifications to queues, in SNS's envelope or raw. What a queue refuses is lost, and logged. */
final class QueueDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDelivery.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What SQS takes in one request. */
    private static final int MOST_BYTES = 262_144;

    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final SqsClient sqs;
    private final Clock clock;

    QueueDelivery(SqsClient sqs, Clock clock) {
        this.sqs = sqs;
        this.clock = clock;
    }

    /**
     * Delivers all, with as few requests as SQS takes them in.
     *
     * @param sns where the link in the envelope leads by which one unsubscribes
     */
    void deliver(List<Notification> notifications, Subscription subscription, URI sns) {
        List<SendMessageBatchRequestEntry> entries = notifications.stream()
                .map(notification -> entry(notification, subscription, sns))
                .toList();
        int bytes = entries.stream()
                .mapToInt(entry -> entry.messageBody().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes <= MOST_BYTES) {
            send(entries, subscription);
        } else {
            entries.forEach(entry -> send(List.of(entry), subscription));
        }
    }

    private SendMessageBatchRequestEntry entry(Notification notification, Subscription subscription, URI sns) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(notification.messageId().toString());
        return subscription.raw()
                ? entry.messageBody(notification.message())
                        .messageAttributes(attributes(notification))
                        .build()
                : entry.messageBody(envelope(notification, subscription, sns)).build();
    }

    private void send(List<SendMessageBatchRequestEntry> entries, Subscription subscription) {
        try {
            String url = urls.computeIfAbsent(
                    subscription.queueName(),
                    name -> sqs.getQueueUrl(queue -> queue.queueName(name)).queueUrl());
            sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                    .failed()
                    .forEach(failed -> LOG.error(
                            "Cannot deliver message {} to {}: {}",
                            failed.id(),
                            subscription.queueArn(),
                            failed.message()));
        } catch (SdkException e) {
            LOG.error("Cannot deliver {} messages to {}", entries.size(), subscription.queueArn(), e);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Notification notification) {
        return notification.attributes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().forSqs()));
    }

    private String envelope(Notification notification, Subscription subscription, URI sns) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("Type", "Notification")
                .put("MessageId", notification.messageId().toString())
                .put("TopicArn", subscription.topicArn());
        notification.subject().ifPresent(subject -> envelope.put("Subject", subject));
        envelope.put("Message", notification.message())
                .put("Timestamp", TIME.format(clock.instant()))
                .put("SignatureVersion", "1")
                .put("Signature", "bm90IHNpZ25lZCBieSBhd3MtbG9jYWw=") // "not signed by aws-local"
                .put("SigningCertURL", sns + "/no-certificate.pem")
                .put("UnsubscribeURL", sns + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!notification.attributes().isEmpty()) {
            ObjectNode attributes = envelope.putObject("MessageAttributes");
            notification
                    .attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.type())
                            .put("Value", attribute.value()));
        }
        return envelope.toString();
    }
}
