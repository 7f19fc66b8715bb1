package io.bulkdata.awslocal.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Brings notifications to queues, in SNS's envelope or raw. What a queue refuses is lost, and logged. */
final class QueueDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDelivery.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SqsClient sqs;
    private final Clock clock;

    QueueDelivery(SqsClient sqs, Clock clock) {
        this.sqs = sqs;
        this.clock = clock;
    }

    /** @param sns where the link in the envelope leads by which one unsubscribes */
    void deliver(Notification notification, Subscription subscription, URI sns) {
        try {
            String url = sqs.getQueueUrl(queue -> queue.queueName(subscription.queueName()))
                    .queueUrl();
            if (subscription.raw()) {
                sqs.sendMessage(message -> message.queueUrl(url)
                        .messageBody(notification.message())
                        .messageAttributes(attributes(notification)));
            } else {
                sqs.sendMessage(
                        message -> message.queueUrl(url).messageBody(envelope(notification, subscription, sns)));
            }
        } catch (SdkException e) {
            LOG.error("Cannot deliver message {} to {}", notification.messageId(), subscription.queueArn(), e);
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
