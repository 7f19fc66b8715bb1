package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(SharedAws.class)
final class SnsTest {

    private final AwsLocal aws;
    private final SnsClient sns;
    private String queue;
    private String queueArn;
    private String topic;

    SnsTest(AwsLocal aws) {
        this.aws = aws;
        this.sns = aws.sns();
    }

    @BeforeEach
    void makeTopicAndQueue() {
        queue = SharedAws.queue(aws);
        queueArn = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        topic = sns.createTopic(create -> create.name(SharedAws.name("topic"))).topicArn();
    }

    @Test
    void queueGetsTheMessageInTheEnvelopeOfSns() throws Exception {
        subscribe(Map.of());
        String id = sns.publish(publish -> publish.topicArn(topic)
                        .subject("Loaded <all> & more")
                        .message("{\"rows\": \"é <&> \\n\"}")
                        .messageAttributes(Map.of("status", text("SUCCESS"))))
                .messageId();

        JsonNode envelope = new ObjectMapper().readTree(receive().get(0).body());
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("Loaded <all> & more");
        assertThat(envelope.path("Message").asText()).isEqualTo("{\"rows\": \"é <&> \\n\"}");
        assertThat(Instant.parse(envelope.path("Timestamp").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(envelope.at("/MessageAttributes/status/Type").asText()).isEqualTo("String");
        assertThat(envelope.at("/MessageAttributes/status/Value").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void rawSubscriptionGetsTheBareMessageAndItsAttributes() {
        subscribe(Map.of("RawMessageDelivery", "true"));
        sns.publish(publish -> publish.topicArn(topic)
                .message("bare")
                .messageAttributes(Map.of(
                        "status", text("SUCCESS"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("x"))
                                        .build())));

        Message message = receive().get(0);
        assertThat(message.body()).isEqualTo("bare");
        assertThat(message.messageAttributes().get("status").stringValue()).isEqualTo("SUCCESS");
        assertThat(message.messageAttributes().get("bytes").binaryValue().asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void batchIsPublishedWithAnAnswerForEachEntry() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        var answer = sns.publishBatch(
                publish -> publish.topicArn(topic).publishBatchRequestEntries(entry("1", "one"), entry("2", "two")));

        assertThat(answer.successful()).extracting(entry -> entry.id()).containsExactly("1", "2");
        assertThat(answer.failed()).isEmpty();
        assertThat(receive().get(0).body()).isIn("one", "two");
    }

    @Test
    void batchesAgainstTheRulesAreRefused() {
        List<PublishBatchRequestEntry> eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> entry(Integer.toString(i), "x"))
                .toList();
        assertThatThrownBy(() ->
                        sns.publishBatch(publish -> publish.topicArn(topic).publishBatchRequestEntries(eleven)))
                .isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> sns.publishBatch(publish ->
                        publish.topicArn(topic).publishBatchRequestEntries(entry("1", "x"), entry("1", "y"))))
                .isInstanceOf(SnsException.class);
    }

    @Test
    void topicsAndSubscriptionsAreListedAndForgotten() {
        String subscription = subscribe(Map.of());

        assertThat(subscribe(Map.of())).isEqualTo(subscription);
        assertThat(sns.listTopicsPaginator().topics())
                .extracting(Topic::topicArn)
                .contains(topic);
        assertThat(subscriptions()).singleElement().satisfies(listed -> {
            assertThat(listed.subscriptionArn()).isEqualTo(subscription);
            assertThat(listed.protocol()).isEqualTo("sqs");
            assertThat(listed.endpoint()).isEqualTo(queueArn);
            assertThat(listed.topicArn()).isEqualTo(topic);
        });

        sns.unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
        sns.publish(publish -> publish.topicArn(topic).message("nobody listens"));
        assertThat(subscriptions()).isEmpty();
        assertThat(aws.sqs().receiveMessage(receive -> receive.queueUrl(queue)).messages())
                .isEmpty();
    }

    @Test
    void topicThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() ->
                        sns.publish(publish -> publish.topicArn(topic + "x").message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(topic + "x");
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        assertThatThrownBy(() -> subscribe(Map.of("FilterPolicy", "{}")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("does not support subscription attribute FilterPolicy");
        assertThatThrownBy(() -> sns.subscribe(
                        subscribe -> subscribe.topicArn(topic).protocol("email").endpoint("somebody@example.org")))
                .hasMessageContaining("does not support protocol email");
        assertThatThrownBy(() -> sns.createTopic(create -> create.name("a.fifo")))
                .hasMessageContaining("does not support FIFO topics");
        assertThatThrownBy(() -> sns.createTopic(create -> create.name("a").attributes(Map.of("DisplayName", "A"))))
                .hasMessageContaining("does not support parameter Attributes.entry.1.key");
        assertThatThrownBy(() -> sns.publish(
                        publish -> publish.topicArn(topic).message("{}").messageStructure("json")))
                .hasMessageContaining("does not support parameter MessageStructure");
        assertThatThrownBy(() -> sns.deleteTopic(delete -> delete.topicArn(topic)))
                .isInstanceOfSatisfying(
                        SnsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
    }

    @Test
    void messagesAgainstTheRulesAreRefused() {
        assertThatThrownBy(() -> sns.publish(publish -> publish.topicArn(topic).message("")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.publish(
                        publish -> publish.topicArn(topic).message("x").subject("two\nlines")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.publish(publish -> publish.topicArn(topic).message("x".repeat(262_145))))
                .isInstanceOf(InvalidParameterException.class);
    }

    private String subscribe(Map<String, String> attributes) {
        return sns.subscribe(subscribe -> subscribe
                        .topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private List<Subscription> subscriptions() {
        return sns.listSubscriptionsByTopic(list -> list.topicArn(topic)).subscriptions();
    }

    private List<Message> receive() {
        return aws.sqs()
                .receiveMessage(
                        receive -> receive.queueUrl(queue).waitTimeSeconds(10).messageAttributeNames("All"))
                .messages();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }
}
