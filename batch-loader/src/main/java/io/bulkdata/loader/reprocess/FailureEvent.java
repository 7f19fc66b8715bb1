package io.bulkdata.loader.reprocess;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import java.util.List;

/** Notices as Lambda gets them: from the topic itself, or through a queue that is subscribed to it, raw or not. */
record FailureEvent(@JsonProperty("Records") List<Item> items) {
    FailureEvent {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One message.
     *
     * @param messageId SQS's; null from the topic
     * @param body SQS's; null from the topic
     * @param sns what the topic sent; null from a queue
     */
    record Item(
            String messageId,
            String body,
            @JsonProperty("Sns") Envelope sns) {

        /** @throws IllegalArgumentException when there is no notice in it */
        Notice notice() {
            return Json.read(sns == null ? unwrapped() : sns.message(), Notice.class);
        }

        /** Without raw delivery the topic puts its envelope around the notice. */
        private String unwrapped() {
            Envelope envelope = Json.read(body, Envelope.class);
            return envelope.message() == null ? body : envelope.message();
        }
    }

    /** What SNS puts around a message. */
    record Envelope(@JsonProperty("Message") String message) {}
}
