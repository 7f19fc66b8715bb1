package io.bulkdata.loader;

import java.util.Objects;

/**
 * The end of a batch that is held by a lease.
 *
 * @param notice of it, as JSON
 */
public record End(Lease lease, BatchState state, String notice) {
    public End {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(notice, "notice");
    }
}
