package io.bulkdata.awslocal.sns;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A message as it was published, checked by SNS's rules for it (docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
record Notification(
        UUID messageId, Optional<String> subject, String message, Map<String, MessageAttribute> attributes) {

    private static final int MAXIMUM_BYTES = 256 * 1024;
    private static final int MAXIMUM_SUBJECT = 100;

    Notification {
        attributes = Map.copyOf(attributes);
        if (subject.isPresent() && !legalSubject(subject.get())) {
            throw SnsException.invalidParameter("Subject");
        }
        int bytes = bytes(message)
                + attributes.entrySet().stream()
                        .mapToInt(entry -> entry.getValue().bytes(entry.getKey()))
                        .sum();
        if (bytes > MAXIMUM_BYTES) {
            throw SnsException.invalidParameter("Message too long: " + bytes + " bytes");
        }
    }

    /** @param prefix what stands before the names of its parameters: nothing, or an entry of a batch */
    static Notification read(QueryParameters parameters, String prefix) {
        return new Notification(
                UUID.randomUUID(),
                parameters.optional(prefix + "Subject"),
                parameters.required(prefix + "Message"),
                MessageAttribute.read(parameters, prefix + "MessageAttributes"));
    }

    private static boolean legalSubject(String subject) {
        return !subject.isBlank()
                && subject.length() <= MAXIMUM_SUBJECT
                && subject.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
