package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import java.time.Instant;
import java.util.List;

/** One try to load a batch. */
record LoadAttempt(Lease lease, List<Member> members, Instant started) {
    LoadAttempt {
        members = List.copyOf(members);
    }

    Batch batch() {
        return lease.batch();
    }
}
