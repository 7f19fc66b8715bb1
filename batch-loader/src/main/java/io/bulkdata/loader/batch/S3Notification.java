package io.bulkdata.loader.batch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What S3 tells about new objects, as far as it matters here. The message S3 sends when a notification is set up
 * ({@code s3:TestEvent}) has no records.
 */
record S3Notification(@JsonProperty("Records") List<Event> events) {
    S3Notification {
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** One event. */
    record Event(String eventName, Instant eventTime, S3 s3) {

        private static final String CREATED = "ObjectCreated:";

        boolean created() {
            return eventName != null && eventName.replace("s3:", "").startsWith(CREATED);
        }
    }

    /** Where it happened. */
    record S3(Bucket bucket, S3Object object) {}

    /** The bucket. */
    record Bucket(String name) {}

    /** The object; its key is encoded as in a form: a plus is a blank. */
    record S3Object(
            @JsonProperty("key") String encodedKey,
            long size,
            @JsonProperty("eTag") String quotedTag) {

        String key() {
            return URLDecoder.decode(encodedKey, StandardCharsets.UTF_8);
        }

        String etag() {
            return Objects.requireNonNullElse(quotedTag, "").replace("\"", "");
        }
    }
}
