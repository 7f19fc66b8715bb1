package io.bulkdata.loader.doctor.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether a queue is there, and, where messages can fail, its dead-letter queue too. */
public final class QueueShape implements Examination {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String REDRIVE =
            "Give it a redrive policy: deadLetterTargetArn, and how often a message is tried before (maxReceiveCount)";

    private final SqsClient sqs;
    private final String url;
    private final boolean deadLetters;

    private QueueShape(SqsClient sqs, String url, boolean deadLetters) {
        this.sqs = sqs;
        this.url = url;
        this.deadLetters = deadLetters;
    }

    /** Of a queue that a function takes messages from. */
    public static QueueShape withDeadLetters(SqsClient sqs, String url) {
        return new QueueShape(sqs, url, true);
    }

    /** Of a queue that only keeps. */
    public static QueueShape alone(SqsClient sqs, String url) {
        return new QueueShape(sqs, url, false);
    }

    @Override
    public String examine() {
        Map<QueueAttributeName, String> attributes = attributes(url);
        String waiting = attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) + " messages wait";
        if (!deadLetters) {
            return waiting;
        }
        JsonNode policy = policy(attributes.get(QueueAttributeName.REDRIVE_POLICY));
        String dead = attributes(deadLetterUrl(policy)).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        return waiting + ", " + dead + " dead letters after "
                + policy.path("maxReceiveCount").asText() + " attempts";
    }

    private JsonNode policy(String text) {
        if (text == null || text.isEmpty()) {
            throw new Ailment("The queue " + url + " has no dead-letter queue", REDRIVE);
        }
        try {
            JsonNode policy = MAPPER.readTree(text);
            if (policy.path("maxReceiveCount").asInt(0) < 1) {
                throw new Ailment("The queue " + url + " has no maxReceiveCount", REDRIVE);
            }
            return policy;
        } catch (JsonProcessingException e) {
            throw new Ailment("The redrive policy of the queue " + url + " is no JSON: " + text, REDRIVE, e);
        }
    }

    private String deadLetterUrl(JsonNode policy) {
        String arn = policy.path("deadLetterTargetArn").asText();
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        try {
            return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        } catch (SdkException e) {
            throw AwsAilments.of("find the dead-letter queue " + arn + " of " + url, e);
        }
    }

    private Map<QueueAttributeName, String> attributes(String queue) {
        try {
            return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                    .attributes();
        } catch (SdkException e) {
            throw AwsAilments.of("ask the queue " + queue, e);
        }
    }
}
