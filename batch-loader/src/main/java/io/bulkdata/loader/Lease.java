package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The right to load a batch.
 *
 * @param batch as it was when the lease was taken, this attempt counted
 * @param until when it ends by itself
 * @param waits how often the warehouse was away when the batch was to be loaded
 * @param accepted whether a person has accepted that the load shrinks its table
 * @param fence grows with each lease of the batch: who has an old one can change nothing any more
 * @param begun the files that the batch began with; those that joined later are not among them
 */
public record Lease(Batch batch, Instant until, long waits, boolean accepted, long fence, List<Member> begun) {
    public Lease {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(until, "until");
        begun = List.copyOf(begun);
    }
}
