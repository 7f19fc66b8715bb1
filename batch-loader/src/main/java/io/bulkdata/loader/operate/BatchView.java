package io.bulkdata.loader.operate;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.RegisteredBatch;
import java.time.Instant;

/**
 * A batch as people and scripts see it. What does not apply is null.
 *
 * @param opened when its first file was added
 * @param attempts how often a load has begun since it was last given a budget
 * @param reprocessed how often the reprocess function has given it another budget
 * @param due when it is looked at again
 * @param leaseUntil until when somebody may be loading it
 * @param accepted whether a person has accepted what a guard refused
 * @param expires when it is forgotten
 * @param error why the last attempt failed, while it waits for the next
 * @param notice what was told of its end
 */
public record BatchView(
        String id,
        String target,
        String mode,
        BatchState state,
        long files,
        long bytes,
        Instant opened,
        int attempts,
        int reprocessed,
        Instant due,
        Instant leaseUntil,
        boolean accepted,
        Instant expires,
        String error,
        Notice notice) {

    static BatchView of(RegisteredBatch registered) {
        Batch batch = registered.batch();
        return new BatchView(
                batch.id().value(),
                batch.target().toString(),
                batch.mode().wireName(),
                batch.state(),
                batch.files(),
                batch.bytes(),
                batch.opened(),
                batch.attempts(),
                registered.reprocessed(),
                batch.due().orElse(null),
                batch.state() == BatchState.LOADING ? registered.leaseUntil().orElse(null) : null,
                registered.accepted(),
                registered.expires().orElse(null),
                registered.error().orElse(null),
                batch.notice().map(text -> Json.read(text, Notice.class)).orElse(null));
    }

    /** Why it is not loaded, in a sentence; empty when there is nothing to say. */
    public String reason() {
        if (notice != null && notice.error() != null) {
            return notice.error().failureClass() + ": " + notice.error().message();
        }
        return error == null ? "" : error;
    }
}
