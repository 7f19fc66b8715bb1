package io.bulkdata.receiver.quarantine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.TestEnvironment;
import io.bulkdata.receiver.quarantine.Quarantine;
import io.bulkdata.receiver.quarantine.Quarantine.UnavailableException;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The quarantine with a real queue and a topic. */
class SqsQuarantineTest {

    private static final AwsLocal AWS = TestEnvironment.aws();

    private final String queueUrl = TestEnvironment.newQueue();
    private final String noticesUrl = TestEnvironment.newQueue();

    private static Quarantined message(int bytes) {
        return new Quarantined(
                FailureClass.GONE,
                "Answered 403",
                new TableName("signatures"),
                "host/signatures.csv",
                "Wait for the next full export",
                Instant.EPOCH,
                new byte[bytes]);
    }

    private static Quarantine quarantine(String queueUrl, String topic) {
        return new SqsQuarantine(
                new QuarantineSettings(URI.create(queueUrl), topic), TestEnvironment.settings(Map.of()));
    }

    private String topic() {
        String topic = AWS.sns()
                .createTopic(
                        request -> request.name("failure-" + noticesUrl.substring(noticesUrl.lastIndexOf('/') + 1)))
                .topicArn();
        String queue = AWS.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(noticesUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        AWS.sns()
                .subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queue)
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }

    private static <T> T received(String queueUrl, Class<T> type) {
        return Json.read(
                AWS.sqs()
                        .receiveMessage(request -> request.queueUrl(queueUrl).waitTimeSeconds(5))
                        .messages()
                        .get(0)
                        .body(),
                type);
    }

    @Test
    void messageIsKeptWholeAndAnnounced() throws UnavailableException {
        Quarantined message = message(3);
        quarantine(queueUrl, topic()).keep(message);
        assertThat(received(queueUrl, Quarantined.class)).isEqualTo(message);
        assertThat(received(noticesUrl, Notice.class)).isEqualTo(message.notice());
    }

    @Test
    void largestWebhookFits() throws UnavailableException {
        Quarantined message = message(256 * 1024);
        quarantine(queueUrl, topic()).keep(message);
        assertThat(received(queueUrl, Quarantined.class)).isEqualTo(message);
    }

    @Test
    void missingQueueIsTold() {
        String missing = queueUrl + "-missing";
        assertThatThrownBy(() -> quarantine(missing, topic()).keep(message(3)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("Cannot quarantine the message that cannot be processed (GONE): Answered 403");
    }

    @Test
    void messageThatCannotBeAnnouncedIsNotDone() {
        assertThatThrownBy(() -> quarantine(queueUrl, "arn:aws:sns:eu-west-1:000000000000:missing")
                        .keep(message(3)))
                .isInstanceOf(UnavailableException.class);
    }
}
