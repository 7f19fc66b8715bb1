package io.bulkdata.awslocal.sns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The topics of a region and account, and who subscribed to them. */
final class Topics {

    private final String arnPrefix;
    private final String queueArnPrefix;
    private final Map<String, Map<String, Subscription>> topics = new TreeMap<>();

    Topics(String region, String account) {
        arnPrefix = "arn:aws:sns:" + region + ":" + account + ":";
        queueArnPrefix = "arn:aws:sqs:" + region + ":" + account + ":";
    }

    /** Creates the topic unless it is there. */
    synchronized String create(String name) {
        if (name.endsWith(".fifo")) {
            throw SnsException.notSupported("FIFO topics: " + name);
        }
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsException.invalidParameter("Topic Name");
        }
        topics.computeIfAbsent(arnPrefix + name, arn -> new TreeMap<>());
        return arnPrefix + name;
    }

    synchronized List<String> arns() {
        return List.copyOf(topics.keySet());
    }

    synchronized List<Subscription> subscriptions(String topicArn) {
        return List.copyOf(topic(topicArn).values());
    }

    /** Subscribing again in the same way changes nothing. */
    synchronized Subscription subscribe(String topicArn, String queueArn, boolean raw) {
        Map<String, Subscription> subscriptions = topic(topicArn);
        checkQueue(queueArn);
        for (Subscription known : subscriptions.values()) {
            if (known.queueArn().equals(queueArn)) {
                if (known.raw() == raw) {
                    return known;
                }
                throw SnsException.invalidParameter(
                        "Attributes Reason: Subscription already exists with different attributes");
            }
        }
        Subscription subscription = new Subscription(topicArn + ":" + UUID.randomUUID(), topicArn, queueArn, raw);
        subscriptions.put(subscription.arn(), subscription);
        return subscription;
    }

    private void checkQueue(String queueArn) {
        if (!queueArn.startsWith(queueArnPrefix)) {
            throw SnsException.invalidParameter("Endpoint Reason: " + queueArn + " is not a queue of this account");
        }
        if (queueArn.endsWith(".fifo")) {
            throw SnsException.invalidParameter(
                    "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
    }

    /** Forgets the subscription, if there is one. */
    synchronized void unsubscribe(String subscriptionArn) {
        topics.values().forEach(subscriptions -> subscriptions.remove(subscriptionArn));
    }

    private Map<String, Subscription> topic(String arn) {
        Map<String, Subscription> subscriptions = topics.get(arn);
        if (subscriptions == null) {
            throw SnsException.notFound("Topic does not exist: " + arn);
        }
        return subscriptions;
    }
}
