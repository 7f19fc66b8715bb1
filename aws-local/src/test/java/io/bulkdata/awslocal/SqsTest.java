package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@ExtendWith(SharedAws.class)
final class SqsTest {

    private final AwsLocal aws;
    private final SqsClient sqs;

    SqsTest(AwsLocal aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
    }

    @Test
    void messageIsHiddenWhileItIsWorkedOnAndComesBackAfterwards() {
        String queue = SharedAws.queue(aws);
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("hello"));

        Message first = receive(queue, 0, 30).get(0);
        assertThat(receive(queue, 0, 30)).isEmpty();
        sqs.changeMessageVisibility(change ->
                change.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

        Message again = receive(queue, 10, 30).get(0);
        assertThat(again.body()).isEqualTo("hello");
        assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(again.receiptHandle()));
        assertThat(receive(queue, 0, 0)).isEmpty();
    }

    @Test
    void messageThatIsReceivedTooOftenGoesToTheDeadLetterQueue() {
        String dead = SharedAws.queue(aws);
        String arn = sqs.getQueueAttributes(get -> get.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String queue = sqs.createQueue(create -> create.queueName(SharedAws.name("work"))
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"2\"}")))
                .queueUrl();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("poison"));

        assertThat(receive(queue, 10, 0)).hasSize(1);
        assertThat(receive(queue, 10, 0)).hasSize(1);
        assertThat(receive(queue, 0, 0)).isEmpty();
        assertThat(receive(dead, 10, 0)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void groupOfAFifoQueueIsGivenOutInOrderAndAloneUntilItsMessagesAreDeleted() {
        String queue = fifoQueue();
        send(queue, "a", "a1");
        send(queue, "a", "a2");
        send(queue, "b", "b1");

        Message first = one(queue);
        assertThat(first.body()).isEqualTo("a1");
        assertThat(first.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a");
        assertThat(one(queue).body()).isEqualTo("b1");
        assertThat(receive(queue, 0, 30)).isEmpty();
        sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(first.receiptHandle()));
        assertThat(one(queue).body()).isEqualTo("a2");
    }

    @Test
    void fifoQueueTakesAMessageOfOneDeduplicationIdOnce() {
        String queue = fifoQueue();
        for (int i = 0; i < 2; i++) {
            sqs.sendMessage(message -> message.queueUrl(queue)
                    .messageGroupId("a")
                    .messageDeduplicationId("same")
                    .messageBody("hello"));
        }
        List<String> bodies = new ArrayList<>();
        for (List<Message> batch = receive(queue, 10, 30); !batch.isEmpty(); batch = receive(queue, 0, 30)) {
            batch.forEach(message -> {
                bodies.add(message.body());
                sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            });
        }
        assertThat(bodies).containsExactly("hello");
    }

    @Test
    void queueIsFoundByItsNameAndHasAnArnOfTheAccount() {
        String name = SharedAws.name("queue");
        String url = sqs.createQueue(create -> create.queueName(name)).queueUrl();

        assertThat(url).isEqualTo(aws.sqsEndpoint() + "/000000000000/" + name);
        assertThat(sqs.getQueueUrl(get -> get.queueName(name)).queueUrl()).isEqualTo(url);
        assertThat(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:" + name);
        assertThatThrownBy(
                        () -> sqs.sendMessage(send -> send.queueUrl(url + "x").messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    private String fifoQueue() {
        return sqs.createQueue(create -> create.queueName(SharedAws.name("queue") + ".fifo")
                        .attributes(Map.of(
                                QueueAttributeName.FIFO_QUEUE, "true",
                                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")))
                .queueUrl();
    }

    private void send(String queue, String group, String body) {
        sqs.sendMessage(message -> message.queueUrl(queue).messageGroupId(group).messageBody(body));
    }

    private Message one(String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .waitTimeSeconds(10)
                        .visibilityTimeout(30))
                .messages()
                .get(0);
    }

    private List<Message> receive(String queue, int wait, int visibility) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(wait)
                        .visibilityTimeout(visibility))
                .messages();
    }
}
