package io.bulkdata.loader;

import java.util.Objects;

/**
 * The right to load a batch.
 *
 * @param batch as it was when the lease was taken, this attempt counted
 * @param fence grows with each lease of the batch: who has an old one can change nothing any more
 */
public record Lease(Batch batch, long fence) {
    public Lease {
        Objects.requireNonNull(batch, "batch");
    }
}
