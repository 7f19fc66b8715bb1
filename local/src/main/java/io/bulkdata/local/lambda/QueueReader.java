package io.bulkdata.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Takes batches from a queue and deletes what is done. */
final class QueueReader {

    private static final Logger LOG = LoggerFactory.getLogger(QueueReader.class);

    /** SQS's limit for one request. */
    private static final int MOST_AT_ONCE = 10;

    /** AWS polls for 20 seconds; here a close must not wait that long. */
    private static final int LONG_POLL_SECONDS = 1;

    private final SqsClient sqs;
    private final String queueUrl;
    private final EventSourceOptions options;

    QueueReader(SqsClient sqs, String queueUrl, EventSourceOptions options) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.options = options;
    }

    /** The next batch, or none when a poll found nothing. With a batching window, waits for a full batch until that is over. */
    List<Message> next(BooleanSupplier stopping) {
        List<Message> batch = new ArrayList<>(receive(options.batchSize(), LONG_POLL_SECONDS));
        long end = System.nanoTime() + options.batchingWindow().toNanos();
        while (!batch.isEmpty() && batch.size() < options.batchSize() && !stopping.getAsBoolean()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                break;
            }
            batch.addAll(receive(
                    options.batchSize() - batch.size(), left.toSeconds() >= LONG_POLL_SECONDS ? LONG_POLL_SECONDS : 0));
        }
        return batch;
    }

    private List<Message> receive(int most, int waitSeconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queueUrl)
                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    void delete(List<Message> done) {
        for (int i = 0; i < done.size(); i += MOST_AT_ONCE) {
            List<Message> some = done.subList(i, Math.min(i + MOST_AT_ONCE, done.size()));
            sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl)
                            .entries(some.stream().map(QueueReader::entry).toList()))
                    .failed()
                    .forEach(failure -> LOG.warn("Message {} was not deleted: {}", failure.id(), failure.code()));
        }
    }

    private static DeleteMessageBatchRequestEntry entry(Message message) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(message.messageId())
                .receiptHandle(message.receiptHandle())
                .build();
    }
}
