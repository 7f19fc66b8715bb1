package io.bulkdata.loader.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.loader.LoadQueue;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Loads asked for through a FIFO queue of SQS, a message group for each target. */
public final class SqsLoadQueue implements LoadQueue {

    /** The longest group id: <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>. */
    private static final int GROUP_LENGTH = 128;

    /** The most messages of one <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">SendMessageBatch</a>. */
    private static final int MOST = 10;

    private final SqsClient client;
    private final String queueUrl;

    public SqsLoadQueue(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(List<Wish> wishes) {
        for (int first = 0; first < wishes.size(); first += MOST) {
            sendSome(wishes.subList(first, Math.min(first + MOST, wishes.size())));
        }
    }

    private void sendSome(List<Wish> wishes) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, wishes.size())
                .mapToObj(i -> entry(Integer.toString(i), wishes.get(i)))
                .toList();
        SendMessageBatchResponse answer =
                client.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException("Queue " + queueUrl + " did not take "
                    + answer.failed().size() + " of " + wishes.size() + " messages: "
                    + answer.failed().get(0).code());
        }
    }

    private static SendMessageBatchRequestEntry entry(String id, Wish wish) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(Json.write(wish.request()))
                .messageGroupId(group(wish.request().target()))
                .messageDeduplicationId(wish.once())
                .build();
    }

    /** Two targets in one group only wait for each other. */
    private static String group(String target) {
        String allowed = target.replaceAll("[^A-Za-z0-9._-]", "_");
        return allowed.length() <= GROUP_LENGTH ? allowed : allowed.substring(0, GROUP_LENGTH);
    }
}
