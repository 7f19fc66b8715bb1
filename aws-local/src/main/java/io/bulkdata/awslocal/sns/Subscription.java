package io.bulkdata.awslocal.sns;

/**
 * A queue that gets what a topic gets.
 *
 * @param queueArn {@code arn:aws:sqs:<region>:<account>:<name>}
 * @param raw whether the queue gets the bare message instead of SNS's envelope
 */
record Subscription(String arn, String topicArn, String queueArn, boolean raw) {

    String queueName() {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }
}
