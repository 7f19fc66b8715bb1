package io.bulkdata.loader.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Notices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** Notices on two SNS topics, one for the ends that are well and one for those that somebody must look at. */
public final class SnsNotices implements Notices {

    /** The most messages of one <a href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html">PublishBatch</a>, and the most bytes of all of them. */
    private static final int MOST = 10;

    private static final int MOST_BYTES = 262_144;

    private final SnsClient client;
    private final String successTopic;
    private final String failureTopic;

    public SnsNotices(SnsClient client, String successTopic, String failureTopic) {
        this.client = client;
        this.successTopic = successTopic;
        this.failureTopic = failureTopic;
    }

    @Override
    public void publish(List<Notice> notices) {
        Map<String, List<String>> byTopic = notices.stream()
                .collect(Collectors.groupingBy(
                        this::topic, LinkedHashMap::new, Collectors.mapping(Json::write, Collectors.toList())));
        byTopic.forEach((topic, messages) -> together(messages).forEach(some -> publish(topic, some)));
    }

    private String topic(Notice notice) {
        return switch (notice.status()) {
            case LOADED, SUPERSEDED -> successTopic;
            case FAILED, QUARANTINED -> failureTopic;
        };
    }

    /** As many messages with each other as SNS takes in one request. */
    private static List<List<String>> together(List<String> messages) {
        List<List<String>> all = new ArrayList<>();
        int bytes = 0;
        for (String message : messages) {
            int more = message.getBytes(StandardCharsets.UTF_8).length;
            boolean full = all.isEmpty() || all.get(all.size() - 1).size() == MOST || bytes + more > MOST_BYTES;
            if (full) {
                all.add(new ArrayList<>());
                bytes = 0;
            }
            all.get(all.size() - 1).add(message);
            bytes += more;
        }
        return all;
    }

    private void publish(String topic, List<String> messages) {
        if (messages.size() == 1) {
            client.publish(request -> request.topicArn(topic).message(messages.get(0)));
            return;
        }
        PublishBatchResponse answer =
                client.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries(messages)));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException("Topic " + topic + " did not take "
                    + answer.failed().size() + " of " + messages.size() + " notices: "
                    + answer.failed().get(0).code());
        }
    }

    private static List<PublishBatchRequestEntry> entries(List<String> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> PublishBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .message(messages.get(i))
                        .build())
                .toList();
    }
}
