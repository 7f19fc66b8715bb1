package io.bulkdata.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.awslocal.AwsLocal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

final class EventSourceMappingTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static AwsLocal aws;
    private static SqsClient sqs;

    /** Each batch that a function got, as bodies. */
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        aws = AwsLocal.start();
        sqs = aws.sqs();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void eventTellsOfTheMessageAsAwsDoes() {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        String queue = queue(30);
        String id = sqs.sendMessage(send -> send.queueUrl(queue)
                        .messageBody("hello")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("full")
                                        .build())))
                .messageId();
        RequestStreamHandler remembers = (event, answer, context) -> events.add(JSON.readTree(event));

        runUntil(mapping(queue, remembers), () -> !events.isEmpty());

        JsonNode record = events.get(0).path("Records").path(0);
        assertThat(record.path("messageId").asText()).isEqualTo(id);
        assertThat(record.path("receiptHandle").asText()).isNotEmpty();
        assertThat(record.path("body").asText()).isEqualTo("hello");
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(record.at("/attributes/SentTimestamp").asText()).matches("\\d{13}");
        assertThat(record.at("/attributes/ApproximateFirstReceiveTimestamp").asText())
                .matches("\\d{13}");
        assertThat(record.at("/messageAttributes/kind/stringValue").asText()).isEqualTo("full");
        assertThat(record.at("/messageAttributes/kind/dataType").asText()).isEqualTo("String");
        assertThat(record.path("md5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).startsWith("arn:aws:sqs:us-east-1:000000000000:");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
    }

    @Test
    void messagesThatSucceededAreDeleted() {
        String queue = queue(30);
        send(queue, "a", "b", "c");

        runUntil(mapping(queue, answering(bodies -> "{\"batchItemFailures\":[]}")), () -> bodies().size() == 3);

        assertThat(left(queue)).isZero();
    }

    @Test
    void messagesNamedAsFailedComeBackAloneAndOnlyAfterTheirVisibilityTimeout() {
        String queue = queue(1);
        send(queue, "good", "bad");

        runUntil(
                mapping(queue, failing("bad")),
                () -> bodies().stream().filter("bad"::equals).count() > 2);

        assertThat(bodies()).containsOnlyOnce("good");
    }

    @Test
    void wholeBatchComesBackWhenTheHandlerThrowsOrItsAnswerNamesNoMessageOfTheBatch() {
        for (String answer : List.of(
                "throw",
                "no json",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"wrongKey\":\"x\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}")) {
            batches.clear();
            String queue = queue(0);
            send(queue, "a");
            runUntil(mapping(queue, answering(bodies -> answer)), () -> bodies().size() > 1);
            assertThat(bodies()).as(answer).containsOnly("a");
        }
    }

    @Test
    void answerThatSaysNothingIsSuccess() {
        for (String answer : List.of("", "null", "{}", "{\"batchItemFailures\":null}")) {
            batches.clear();
            String queue = queue(30);
            send(queue, "a");
            runUntil(mapping(queue, answering(bodies -> answer)), () -> !bodies().isEmpty());
            assertThat(left(queue)).as(answer).isZero();
        }
    }

    @Test
    void answerIsNotLookedAtUnlessFailuresAreReportedByMessage() {
        String queue = queue(30);
        send(queue, "a");

        runUntil(
                EventSourceMapping.start(
                        sqs,
                        queue,
                        LambdaFunction.of("function", LONG, answering(bodies -> "no json")),
                        EventSourceOptions.defaults().withReportBatchItemFailures(false)),
                () -> !bodies().isEmpty());

        assertThat(left(queue)).isZero();
    }

    @Test
    void batchingWindowFillsOneLargeBatch() {
        String queue = queue(30);
        String[] bodies = IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new);
        send(queue, bodies);

        runUntil(
                EventSourceMapping.start(
                        sqs,
                        queue,
                        LambdaFunction.of("function", LONG, answering(batch -> "")),
                        EventSourceOptions.defaults()
                                .withBatchingWindow(Duration.ofMinutes(1))
                                .withBatchSize(25)),
                () -> bodies().size() == 25);

        assertThat(batches).hasSize(1);
        assertThat(left(queue)).isZero();
    }

    @Test
    void laterMessagesOfAFifoGroupWaitForTheOneThatFailed() {
        String queue = fifoQueue(1);
        AtomicBoolean failed = new AtomicBoolean();
        sendFifo(queue, "a", "a1");
        sendFifo(queue, "a", "a2");
        sendFifo(queue, "b", "b1");
        RequestStreamHandler failsOnce = (event, answer, context) -> {
            JsonNode records = JSON.readTree(event).path("Records");
            batches.add(records.findValuesAsText("body"));
            if (records.findValuesAsText("body").contains("a1") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("once");
            }
        };

        runUntil(
                EventSourceMapping.start(
                        sqs,
                        queue,
                        LambdaFunction.of("function", LONG, 2, () -> failsOnce),
                        EventSourceOptions.defaults().withBatchSize(1).withMaximumConcurrency(2)),
                () -> bodies().containsAll(List.of("a2", "b1")));

        assertThat(bodies()).filteredOn(body -> body.startsWith("a")).containsExactly("a1", "a1", "a2");
        assertThat(bodies()).containsOnlyOnce("b1");
    }

    @Test
    void messageThatAlwaysFailsEndsInTheDeadLetterQueue() {
        String dead = queue(30);
        String queue = queue(0);
        sqs.setQueueAttributes(set -> set.queueUrl(queue)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"3\"}".formatted(arn(dead)))));
        send(queue, "poison");

        runUntil(mapping(queue, failing("poison")), () -> left(dead) == 1);

        assertThat(bodies()).containsExactly("poison", "poison", "poison");
    }

    @Test
    void closeWaitsForTheInvocationUnderWayAndItsDeletion() throws Exception {
        String queue = queue(30);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        RequestStreamHandler slow = (event, answer, context) -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted", e);
            }
        };
        send(queue, "a");
        EventSourceMapping mapping = mapping(queue, slow);
        begun.await();
        new Thread(mayEnd::countDown).start();

        mapping.close();

        assertThat(left(queue)).isZero();
    }

    @Test
    void optionsThatAwsWouldRefuseAreRefused() {
        EventSourceOptions options = EventSourceOptions.defaults();
        LambdaFunction function = LambdaFunction.of("function", LONG, failing("x"));

        assertThatThrownBy(() -> options.withBatchSize(11)).hasMessageContaining("11");
        assertThatThrownBy(() -> options.withBatchSize(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> options.withBatchingWindow(Duration.ofMinutes(6)))
                .hasMessageContaining("PT6M");
        assertThatThrownBy(() -> options.withMaximumConcurrency(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> EventSourceMapping.start(
                        sqs, fifoQueue(30), function, options.withBatchingWindow(Duration.ofSeconds(1))))
                .hasMessageContaining("FIFO queue has no batching window");
    }

    private static void runUntil(EventSourceMapping mapping, Callable<Boolean> condition) {
        try (mapping) {
            await().until(condition);
        }
    }

    private static EventSourceMapping mapping(String queue, RequestStreamHandler handler) {
        return EventSourceMapping.start(sqs, queue, 10, 1, LambdaFunction.of("function", LONG, handler));
    }

    private RequestStreamHandler answering(Function<List<String>, String> answers) {
        return (event, answer, context) -> {
            List<String> bodies = JSON.readTree(event).path("Records").findValuesAsText("body");
            batches.add(bodies);
            String text = answers.apply(bodies);
            if (text.equals("throw")) {
                throw new IllegalStateException("broken");
            }
            answer.write(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private RequestStreamHandler failing(String bad) {
        return (event, answer, context) -> {
            List<String> bodies = new ArrayList<>();
            List<String> failures = new ArrayList<>();
            for (JsonNode record : JSON.readTree(event).path("Records")) {
                bodies.add(record.path("body").asText());
                if (record.path("body").asText().equals(bad)) {
                    failures.add(
                            "{\"itemIdentifier\":\"" + record.path("messageId").asText() + "\"}");
                }
            }
            batches.add(bodies);
            answer.write(
                    ("{\"batchItemFailures\":[" + String.join(",", failures) + "]}").getBytes(StandardCharsets.UTF_8));
        };
    }

    private List<String> bodies() {
        return batches.stream().flatMap(List::stream).toList();
    }

    private static String queue(int visibilitySeconds) {
        return sqs.createQueue(create -> create.queueName("queue-" + UUID.randomUUID())
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(visibilitySeconds))))
                .queueUrl();
    }

    private static String fifoQueue(int visibilitySeconds) {
        return sqs.createQueue(create -> create.queueName("queue-" + UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(
                                QueueAttributeName.FIFO_QUEUE,
                                "true",
                                QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                                "true",
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                Integer.toString(visibilitySeconds))))
                .queueUrl();
    }

    private static void send(String queue, String... bodies) {
        for (int i = 0; i < bodies.length; i += 10) {
            List<SendMessageBatchRequestEntry> entries = IntStream.range(i, Math.min(i + 10, bodies.length))
                    .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(n))
                            .messageBody(bodies[n])
                            .build())
                    .toList();
            sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(entries));
        }
    }

    private static void sendFifo(String queue, String group, String body) {
        sqs.sendMessage(send -> send.queueUrl(queue).messageGroupId(group).messageBody(body));
    }

    private static String arn(String queue) {
        return attribute(queue, QueueAttributeName.QUEUE_ARN);
    }

    /** How many messages there are, being worked on or not. */
    private static int left(String queue) {
        return Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(name))
                .attributes()
                .get(name);
    }
}
