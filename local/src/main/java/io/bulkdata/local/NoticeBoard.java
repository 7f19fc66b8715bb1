package io.bulkdata.local;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Everything the two topics have said, read from a queue that is subscribed to both. */
public final class NoticeBoard {

    private static final int MOST_MESSAGES = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final List<Notice> notices = new ArrayList<>();

    NoticeBoard(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Waits at most a second for news, then tells all notices so far, oldest first. */
    public synchronized List<Notice> read() {
        List<Message> messages = receive(1);
        while (!messages.isEmpty()) {
            for (Message message : messages) {
                notices.add(Json.read(message.body(), Notice.class));
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
            messages = receive(0);
        }
        return List.copyOf(notices);
    }

    private List<Message> receive(int seconds) {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(seconds))
                .messages();
    }
}
