package io.bulkdata.loader;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that is written down of a batch, for people.
 *
 * @param fence how often it was leased
 * @param leaseUntil when the newest lease ends or has ended; empty when there was none
 * @param error why the last attempt failed, while it waits for the next
 * @param accepted whether a person has taken the responsibility for what a guard refused
 * @param reprocessed how often the reprocess function has given it another budget of attempts
 * @param expires when it is forgotten; empty unless it is at an end
 */
public record RegisteredBatch(
        Batch batch,
        long fence,
        Optional<Instant> leaseUntil,
        Optional<String> error,
        boolean accepted,
        int reprocessed,
        Optional<Instant> expires) {
    public RegisteredBatch {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(expires, "expires");
    }

    /** Whether somebody may be loading it now. */
    public boolean isHeld(Instant now) {
        return batch.state() == BatchState.LOADING
                && leaseUntil.filter(now::isBefore).isPresent();
    }
}
