package io.bulkdata.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event in which SNS gives a function a notice (docs.aws.amazon.com/lambda/latest/dg/with-sns.html). */
final class SnsEventJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the envelope and the event call differently. */
    private static final Map<String, String> NAMES =
            Map.of("SigningCertURL", "SigningCertUrl", "UnsubscribeURL", "UnsubscribeUrl");

    private final String subscriptionArn;

    SnsEventJson(String subscriptionArn) {
        this.subscriptionArn = subscriptionArn;
    }

    /** @param envelopes as a queue gets them from a topic */
    byte[] of(List<Message> envelopes) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        envelopes.forEach(envelope -> describe(envelope, records.addObject()));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void describe(Message envelope, ObjectNode record) {
        record.put("EventSource", "aws:sns").put("EventVersion", "1.0").put("EventSubscriptionArn", subscriptionArn);
        ObjectNode sns = record.putObject("Sns");
        // A notice without them has nulls in the event, and leaves them out of the envelope.
        sns.putNull("Subject");
        sns.putObject("MessageAttributes");
        read(envelope.body())
                .properties()
                .forEach(field -> sns.set(NAMES.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvocationFailedException("What is in the queue of a topic is no envelope of SNS", e);
        }
    }
}
