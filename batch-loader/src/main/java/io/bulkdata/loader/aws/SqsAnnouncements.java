package io.bulkdata.loader.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.loader.Announcements;
import io.bulkdata.loader.LandedFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Files announced through the queue and in the words that S3 uses for new ones. */
public final class SqsAnnouncements implements Announcements {

    private final SqsClient client;
    private final String queueUrl;

    /** @param queueUrl of the queue {@code files} */
    public SqsAnnouncements(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void announce(List<LandedFile> files) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, files.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(notification(files.get(i)))
                        .build())
                .toList();
        SendMessageBatchResponse answer =
                client.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        if (answer.hasFailed() && !answer.failed().isEmpty()) {
            throw new IllegalStateException("Queue " + queueUrl + " did not take "
                    + answer.failed().size() + " of " + files.size() + " messages: "
                    + answer.failed().get(0).code());
        }
    }

    private static String notification(LandedFile file) {
        Map<String, Object> object = Map.of(
                "key", URLEncoder.encode(file.uri().key(), StandardCharsets.UTF_8),
                "size", file.bytes(),
                "eTag", file.etag());
        Map<String, Object> event = Map.of(
                "eventName", "ObjectCreated:Put",
                "eventTime", file.landed(),
                "s3", Map.of("bucket", Map.of("name", file.uri().bucket()), "object", object));
        return Json.write(Map.of("Records", List.of(event)));
    }
}
