package io.bulkdata.local.lambda;

import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A topic that calls a function: with one notice at a time, and again when that failed. What waits in between is kept in a queue
 * that is subscribed to the topic, as Lambda keeps it in one of its own.
 */
public final class TopicCalls implements AutoCloseable {

    private final EventSourceMapping calls;

    private TopicCalls(EventSourceMapping calls) {
        this.calls = calls;
    }

    /**
     * Calls from now on.
     *
     * @param queueUrl of a queue that gets the topic's notices in SNS's envelope; how often and when it is called again is the queue's matter
     * @param subscriptionArn of the function, as it is told
     */
    public static TopicCalls start(SqsClient sqs, String queueUrl, String subscriptionArn, LambdaFunction function) {
        EventSourceOptions options =
                EventSourceOptions.defaults().withBatchSize(1).withReportBatchItemFailures(false);
        SnsEventJson events = new SnsEventJson(subscriptionArn);
        return new TopicCalls(EventSourceMapping.start(sqs, queueUrl, function, options, arn -> events::of));
    }

    @Override
    public void close() {
        calls.close();
    }
}
