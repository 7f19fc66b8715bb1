package io.bulkdata.awslocal.sns;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What SNS can be asked for. Each action first reads all its parameters, then refuses those nobody read, then acts. */
final class SnsActions {

    private static final int MAXIMUM_BATCH = 10;

    private final Topics topics;
    private final QueueDelivery delivery;
    private final URI endpoint;

    SnsActions(Topics topics, QueueDelivery delivery, URI endpoint) {
        this.topics = topics;
        this.delivery = delivery;
        this.endpoint = endpoint;
    }

    /**
     * Does what the request asks for.
     *
     * @return the content of the result
     * @throws SnsException if it is refused
     */
    Consumer<Xml> perform(String action, QueryParameters parameters) {
        return switch (action) {
            case "CreateTopic" -> createTopic(parameters);
            case "ListTopics" -> listTopics(parameters);
            case "Subscribe" -> subscribe(parameters);
            case "Unsubscribe" -> unsubscribe(parameters);
            case "ListSubscriptionsByTopic" -> listSubscriptionsByTopic(parameters);
            case "Publish" -> publish(parameters);
            case "PublishBatch" -> publishBatch(parameters);
            default -> throw SnsException.invalidAction(action);
        };
    }

    private Consumer<Xml> createTopic(QueryParameters parameters) {
        String name = parameters.required("Name");
        parameters.refuseUnread();
        String arn = topics.create(name);
        return result -> result.element("TopicArn", arn);
    }

    private Consumer<Xml> listTopics(QueryParameters parameters) {
        parameters.refuseUnread();
        return result -> result.element(
                "Topics",
                list -> topics.arns()
                        .forEach(arn -> list.element("member", member -> member.element("TopicArn", arn))));
    }

    private Consumer<Xml> subscribe(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        String protocol = parameters.required("Protocol");
        String queueArn = parameters.required("Endpoint");
        boolean raw = false;
        for (Map.Entry<String, String> attribute : parameters.map("Attributes").entrySet()) {
            if (!attribute.getKey().equals("RawMessageDelivery")) {
                throw SnsException.notSupported("subscription attribute " + attribute.getKey());
            }
            raw = bool("RawMessageDelivery", attribute.getValue());
        }
        parameters.optional("ReturnSubscriptionArn"); // a queue needs no confirmation, so the ARN is known either way
        parameters.refuseUnread();
        if (!protocol.equals("sqs")) {
            throw SnsException.notSupported("protocol " + protocol);
        }
        Subscription subscription = topics.subscribe(topicArn, queueArn, raw);
        return result -> result.element("SubscriptionArn", subscription.arn());
    }

    private static boolean bool(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw SnsException.invalidParameter("Attributes Reason: " + name + ": " + value);
        };
    }

    private Consumer<Xml> unsubscribe(QueryParameters parameters) {
        String arn = parameters.required("SubscriptionArn");
        parameters.refuseUnread();
        topics.unsubscribe(arn);
        return result -> {};
    }

    private Consumer<Xml> listSubscriptionsByTopic(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        parameters.refuseUnread();
        List<Subscription> subscriptions = topics.subscriptions(topicArn);
        return result -> result.element(
                "Subscriptions",
                list -> subscriptions.forEach(
                        subscription -> list.element("member", member -> describe(member, subscription))));
    }

    private static void describe(Xml member, Subscription subscription) {
        member.element("SubscriptionArn", subscription.arn())
                .element("Owner", subscription.topicArn().split(":", -1)[4])
                .element("Protocol", "sqs")
                .element("Endpoint", subscription.queueArn())
                .element("TopicArn", subscription.topicArn());
    }

    private Consumer<Xml> publish(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        Notification notification = Notification.read(parameters, "");
        parameters.refuseUnread();
        deliver(topicArn, List.of(notification));
        return result -> result.element("MessageId", notification.messageId().toString());
    }

    private Consumer<Xml> publishBatch(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        Map<String, Notification> batch = readBatch(parameters);
        parameters.refuseUnread();
        deliver(topicArn, List.copyOf(batch.values()));
        return result -> result.element(
                        "Successful",
                        list -> batch.forEach((id, notification) -> list.element(
                                "member",
                                member -> member.element("Id", id)
                                        .element(
                                                "MessageId",
                                                notification.messageId().toString()))))
                .element("Failed", "");
    }

    private static Map<String, Notification> readBatch(QueryParameters parameters) {
        Map<String, Notification> batch = new LinkedHashMap<>();
        for (int i = 1; parameters.hasAny("PublishBatchRequestEntries.member." + i + "."); i++) {
            String entry = "PublishBatchRequestEntries.member." + i + ".";
            String id = parameters.required(entry + "Id");
            if (batch.put(id, Notification.read(parameters, entry)) != null) {
                throw SnsException.batch("BatchEntryIdsNotDistinct", "Two entries have the Id " + id);
            }
        }
        if (batch.isEmpty()) {
            throw SnsException.batch("EmptyBatchRequest", "The batch request doesn't contain any entries");
        }
        if (batch.size() > MAXIMUM_BATCH) {
            throw SnsException.batch("TooManyEntriesInBatchRequest", "The batch has " + batch.size() + " entries");
        }
        return batch;
    }

    private void deliver(String topicArn, List<Notification> notifications) {
        for (Subscription subscription : topics.subscriptions(topicArn)) {
            delivery.deliver(notifications, subscription, endpoint);
        }
    }
}
