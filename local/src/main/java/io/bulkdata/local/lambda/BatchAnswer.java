package io.bulkdata.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Which messages of a batch a function's answer calls done, by the rules of "Reporting batch item failures"
 * (docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
final class BatchAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchAnswer() {}

    /** Nothing or an empty list is success; an answer that makes no sense, or names an unknown message, is failure of all. */
    static List<Message> done(List<Message> batch, byte[] answer) {
        JsonNode failures;
        try {
            failures = JSON.readTree(answer).path("batchItemFailures");
        } catch (IOException e) {
            return List.of();
        }
        if (failures.isMissingNode() || failures.isNull()) {
            return batch;
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            failed.add(failure.path("itemIdentifier").asText(""));
        }
        Set<String> known = new HashSet<>();
        batch.forEach(message -> known.add(message.messageId()));
        boolean sensible = failures.isArray() && known.containsAll(failed);
        return sensible
                ? batch.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .toList()
                : List.of();
    }
}
