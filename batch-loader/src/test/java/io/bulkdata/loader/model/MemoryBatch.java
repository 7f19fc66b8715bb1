package io.bulkdata.loader.model;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Way;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that is kept of one batch. */
final class MemoryBatch {

    final BatchId id;
    final Way way;
    final Instant opened;
    final Set<Member> members = new LinkedHashSet<>();
    BatchState state = BatchState.OPEN;
    Optional<Instant> due;
    Optional<String> notice = Optional.empty();
    Instant leaseUntil = Instant.MIN;
    int attempts;
    long fence;
    long waits;
    boolean requested;
    boolean accepted;

    MemoryBatch(BatchId id, Way way, Instant opened, Instant due) {
        this.id = id;
        this.way = way;
        this.opened = opened;
        this.due = Optional.of(due);
    }

    boolean isHeldBy(Lease lease) {
        return state == BatchState.LOADING && fence == lease.fence();
    }

    boolean isAtAnEnd() {
        return state == BatchState.LOADED || state == BatchState.SUPERSEDED || state == BatchState.QUARANTINED;
    }

    void lease(Instant until) {
        state = BatchState.LOADING;
        leaseUntil = until;
        due = Optional.of(until);
        fence++;
        attempts++;
    }

    /** The lease to be had. */
    Lease untried(Instant until) {
        return new Lease(batch(), until, waits, accepted, fence + 1, List.of());
    }

    boolean isUntried(Lease lease) {
        return state == BatchState.CLOSED && fence + 1 == lease.fence();
    }

    /** With another budget of attempts. */
    void reopen(Instant now) {
        state = BatchState.CLOSED;
        attempts = 0;
        waits = 0;
        requested = false;
        notice = Optional.empty();
        due = Optional.of(now);
    }

    Lease lease() {
        return new Lease(batch(), leaseUntil, waits, accepted, fence, List.of());
    }

    Batch batch() {
        long bytes = members.stream().mapToLong(Member::bytes).sum();
        return new Batch(
                id,
                way.target(),
                way.rule(),
                way.mode(),
                state,
                members.size(),
                bytes,
                opened,
                attempts,
                requested,
                due,
                notice);
    }
}
