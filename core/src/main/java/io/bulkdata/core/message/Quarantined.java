package io.bulkdata.core.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A message that cannot be processed as things are, kept whole in the quarantine queue until a person decides.
 *
 * @param reason why it cannot; no query string and no row
 * @param table whose export it announces; null when that cannot be told
 * @param file the export's file, as host and path; null when that cannot be told
 * @param next what to do now, in a sentence
 * @param at when it was put aside
 * @param body the message's bytes in base64. They may hold a signed address, so they go nowhere but into the queue.
 */
public record Quarantined(
        @JsonProperty("class") FailureClass failureClass,
        String reason,
        TableName table,
        String file,
        String next,
        Instant at,
        String body) {

    public Quarantined {
        Objects.requireNonNull(failureClass, "failureClass");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(body, "body");
    }

    public Quarantined(
            FailureClass failureClass,
            String reason,
            TableName table,
            String file,
            String next,
            Instant at,
            byte[] body) {
        this(failureClass, reason, table, file, next, at, Base64.getEncoder().encodeToString(body));
    }

    /** What is announced of it: everything but the body. */
    public Notice notice() {
        return new Notice(
                Notice.Status.QUARANTINED,
                null,
                table == null ? null : table.toString(),
                null,
                file == null ? List.of() : List.of(file),
                null,
                0,
                0,
                null,
                null,
                new Notice.Failure(failureClass, reason, List.of()),
                next);
    }

    @Override
    public String toString() {
        return "message that cannot be processed (" + failureClass + "): " + reason;
    }
}
