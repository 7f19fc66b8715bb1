package io.bulkdata.receiver.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.TestEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Webhooks of other types on their way through the whole Lambda to real queues and streams. */
class ForwardingTest {

    private static final String OPENED =
            "{ \"type\":\"email.open\",\"data\":{\"id\":1, \"name\":\"\\u0026 é ✊ \uD83D\uDE80\"}}\r\n";
    private static final String EXPORT =
            "https://agra-data-exports-staging.s3.amazonaws.com/acme/full/signatures/20261120/signatures_20261120014346.csv";

    @RegisterExtension
    private final WireMockExtension aws = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final Surroundings surroundings = new Surroundings();
    private final SqsClient sqs = TestEnvironment.aws().sqs();
    private final KinesisClient kinesis = TestEnvironment.aws().kinesis();

    private ProxyAnswer post(String routes, String body) {
        return post(routes, Map.of(), body);
    }

    private ProxyAnswer post(String routes, Map<String, String> more, String body) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("BULKDATA_WEBHOOK_ROUTES", routes);
        return ProxyAnswer.of(surroundings.handler(settings), RestProxyEvent.signed(Webhooks.bytes(body)));
    }

    private static void assertProcessed(ProxyAnswer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"processed\"}");
        assertThat(answer.header("x-controlshift-processed")).isEqualTo("1");
    }

    private static String name(String beginning) {
        return beginning + "-" + UUID.randomUUID();
    }

    private String arn(String queueUrl) {
        return sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private List<Message> received(String queueUrl) {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private List<Record> records(String stream) {
        String start = kinesis.getShardIterator(get -> get.streamName(stream)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(get -> get.shardIterator(start)).records();
    }

    @Test
    void queueGetsTheBodyAsItWasSent() {
        String queue = TestEnvironment.newQueue();

        assertProcessed(post("email.*=" + arn(queue), OPENED));

        assertThat(received(queue)).extracting(Message::body).containsExactly(OPENED);
        assertThat(surroundings.queued()).isEmpty();
    }

    @Test
    void streamGetsTheBytesAsTheyWereSent() {
        String stream = name("events");
        kinesis.createStream(create -> create.streamName(stream).shardCount(1));

        assertProcessed(post("email.*=arn:aws:kinesis:us-east-1:000000000000:stream/" + stream, OPENED));

        assertThat(records(stream)).singleElement().satisfies(record -> {
            assertThat(record.data()).isEqualTo(SdkBytes.fromUtf8String(OPENED));
            assertThat(record.partitionKey()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void fifoQueueKeepsTheOrderOfATypeAndDropsWhatComesAgain() {
        String queue = sqs.createQueue(create -> create.queueName(name("events") + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();

        assertProcessed(post("email.*=" + arn(queue), OPENED));
        assertProcessed(post("email.*=" + arn(queue), OPENED));

        assertThat(received(queue)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(OPENED);
            assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "email.open");
        });
    }

    @Test
    void typeWithoutARouteIsSkipped() {
        String queue = TestEnvironment.newQueue();

        ProxyAnswer answer = post("email.*=" + arn(queue), "{\"type\":\"signature.created\"}");

        assertThat(answer.body()).isEqualTo("{\"status\":\"skipped\"}");
        assertThat(received(queue)).isEmpty();
    }

    @Test
    void exportIsNeverForwarded() {
        String queue = TestEnvironment.newQueue();

        assertProcessed(post(
                "*=" + arn(queue),
                "{\"type\":\"data.full_table_exported\",\"data\":{\"table\":\"signatures\",\"url\":\"" + EXPORT
                        + "\"}}"));

        assertThat(surroundings.queued()).hasSize(1);
        assertThat(received(queue)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "stream/events"})
    void destinationThatIsNotThereMakesTheSenderComeAgain(String resource) {
        String service = resource.startsWith("stream") ? "kinesis" : "sqs";

        ProxyAnswer answer = post("*=arn:aws:" + service + ":us-east-1:000000000000:" + resource, OPENED);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"unavailable\"}");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void destinationThatBreaksMakesTheSenderComeAgain(Fault fault) {
        aws.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        ProxyAnswer answer = post(
                "*=arn:aws:kinesis:us-east-1:000000000000:stream/events",
                Map.of("AWS_ENDPOINT_URL_KINESIS", aws.baseUrl(), "BULKDATA_QUEUE_TIMEOUT", "PT1S"),
                OPENED);

        assertThat(answer.status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL_SQS, arn:aws:sqs:us-east-1:000000000000:q",
        "AWS_ENDPOINT_URL_KINESIS, arn:aws:kinesis:us-east-1:000000000000:stream/s"
    })
    void oneWebhookIsOneRequest(String endpoint, String arn) {
        String refusal = "{\"__type\":\"ResourceNotFoundException\"}";
        aws.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody(refusal)));

        post("*=" + arn, Map.of(endpoint, aws.baseUrl(), "BULKDATA_QUEUE_TIMEOUT", "PT90S"), OPENED);

        aws.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void characterThatNoQueueTakesIsRejectedAndKept() {
        String queue = TestEnvironment.newQueue();
        String body = "{\"type\":\"email.open\",\"data\":\"\uFFFF\"}";

        ProxyAnswer answer = post("*=" + arn(queue), body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"status\":\"rejected\",\"reason\":\"the body has a character");
        assertThat(surroundings.quarantined())
                .extracting(Quarantined::body)
                .containsExactly(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(received(queue)).isEmpty();
    }

    @Test
    void characterThatNoQueueTakesIsFineForAStream() {
        String stream = name("events");
        kinesis.createStream(create -> create.streamName(stream).shardCount(1));
        String body = "{\"type\":\"email.open\",\"data\":\"\uFFFF\"}";

        assertProcessed(post("*=arn:aws:kinesis:us-east-1:000000000000:stream/" + stream, body));

        assertThat(records(stream)).extracting(Record::data).containsExactly(SdkBytes.fromUtf8String(body));
    }
}
