package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One try to load a batch. */
record LoadAttempt(Lease lease, List<Member> members, Instant started) {
    LoadAttempt {
        members = List.copyOf(members);
    }

    Batch batch() {
        return lease.batch();
    }

    /** The same with some of the files. */
    LoadAttempt of(List<Member> some) {
        return new LoadAttempt(lease, some, started);
    }

    /** The same under the lease of the batch that one file was moved out of. */
    LoadAttempt without(Member gone, Lease changed) {
        return new LoadAttempt(
                changed, members.stream().filter(member -> !member.equals(gone)).toList(), started);
    }

    /** As if the file had been a batch of its own. */
    LoadAttempt alone(Member member, BatchId id) {
        Batch old = batch();
        Batch own = new Batch(
                id,
                old.target(),
                old.rule(),
                old.mode(),
                BatchState.QUARANTINED,
                1,
                member.bytes(),
                old.opened(),
                old.attempts(),
                old.requested(),
                old.due(),
                Optional.empty());
        return new LoadAttempt(
                new Lease(own, lease.until(), lease.waits(), lease.accepted(), lease.fence(), List.of(member)),
                List.of(member),
                started);
    }
}
