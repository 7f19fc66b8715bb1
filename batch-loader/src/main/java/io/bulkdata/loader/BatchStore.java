package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Batches and their files as the batching half needs them. */
public interface BatchStore {

    /**
     * Adds files that go one way: to the open batch, to new ones, and those that are known to none. A batch that has all it may
     * have is closed, and a full export gets a closed one of its own. In few steps, each of which happens or does not; whoever
     * dies in between does the same again.
     */
    Added add(Way way, List<Member> files, BatchRules rules, Instant now);

    /** The batch as it is now. */
    Optional<Batch> find(BatchId id);

    /**
     * Closes an open batch.
     *
     * @return the batch, if this call has closed it
     */
    Optional<Batch> close(BatchId id, Instant now);

    /**
     * Writes down that the batch's load was asked for, unless the batch has gone on meanwhile.
     *
     * @param lookAgain when to ask again unless something has happened
     */
    void requested(Batch batch, Instant lookAgain);

    /** Batches that may be due: candidates from an index that lags, to be read by {@link #find} before anything is decided. */
    List<BatchId> due(Instant now);
}
