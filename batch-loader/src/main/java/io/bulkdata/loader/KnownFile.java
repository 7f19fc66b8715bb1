package io.bulkdata.loader;

import java.util.Objects;

/**
 * That a file is in a batch, so that it is not put into another.
 *
 * @param target what it is in that batch for, as {@link Target#toString}
 */
public record KnownFile(String target, BatchId batch) {
    public KnownFile {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(batch, "batch");
    }
}
