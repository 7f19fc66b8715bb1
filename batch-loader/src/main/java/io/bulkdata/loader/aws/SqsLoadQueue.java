package io.bulkdata.loader.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.LoadQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Loads asked for through a FIFO queue of SQS, a message group for each target. */
public final class SqsLoadQueue implements LoadQueue {

    /** The longest group id: <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>. */
    private static final int GROUP_LENGTH = 128;

    private final SqsClient client;
    private final String queueUrl;

    public SqsLoadQueue(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(LoadRequest request, String once) {
        client.sendMessage(message -> message.queueUrl(queueUrl)
                .messageBody(Json.write(request))
                .messageGroupId(group(request.target()))
                .messageDeduplicationId(once));
    }

    /** Two targets in one group only wait for each other. */
    private static String group(String target) {
        String allowed = target.replaceAll("[^A-Za-z0-9._-]", "_");
        return allowed.length() <= GROUP_LENGTH ? allowed : allowed.substring(0, GROUP_LENGTH);
    }
}
