package io.bulkdata.loader.operate;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RegisteredBatch;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Deletes batches that are at an end, and forgets files. */
public final class Removal {

    private static final Set<BatchState> ENDS =
            EnumSet.of(BatchState.LOADED, BatchState.SUPERSEDED, BatchState.QUARANTINED);

    private final BatchRegister register;

    Removal(BatchRegister register) {
        this.register = register;
    }

    /**
     * Refuses what could not be deleted.
     *
     * @throws RefusedException when the batch does not exist or is not at an end
     */
    public BatchView check(BatchId id) {
        RegisteredBatch found = register.find(id).orElseThrow(() -> new RefusedException("There is no batch " + id));
        BatchState state = found.batch().state();
        if (!ENDS.contains(state)) {
            throw new RefusedException("Batch " + id + " is " + state
                    + " and cannot be deleted: only one at an end can be, LOADED, SUPERSEDED" + " or QUARANTINED");
        }
        return BatchView.of(found);
    }

    /**
     * Deletes a batch. Its rows stay in the table, and its line in the ledger.
     *
     * @param forgetFiles whether its files are new when they are told of again
     * @return how many files were forgotten
     * @throws RefusedException when it does not exist or is not at an end
     */
    public int delete(BatchId id, boolean forgetFiles) {
        check(id);
        List<Member> members = register.members(id);
        if (!register.delete(id)) {
            check(id);
            throw new RefusedException("Batch " + id + " has changed; look again");
        }
        return forgetFiles
                ? members.stream().mapToInt(member -> forget(member, id)).sum()
                : 0;
    }

    private int forget(Member member, BatchId id) {
        List<KnownFile> known = register.known(member.uri(), member.etag());
        return (int) known.stream()
                .filter(file -> file.batch().equals(id))
                .filter(file -> register.forget(member.uri(), member.etag(), file))
                .count();
    }
}
