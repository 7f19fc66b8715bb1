package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Batches and their files as the batching half needs them. Each method is one step that happens or does not. */
public interface BatchStore {

    /**
     * Adds a file to the open batch of its target, or begins one; a full export gets a closed one of its own. Changes nothing
     * when the file is known.
     *
     * @return the batch that has the file
     */
    BatchId add(Arrival arrival, BatchRules rules, Instant now);

    /** The batch as it is now. */
    Optional<Batch> find(BatchId id);

    /**
     * Closes an open batch.
     *
     * @return whether this call has closed it
     */
    boolean close(BatchId id, Instant now);

    /**
     * Writes down that the batch's load was asked for, unless the batch has gone on meanwhile.
     *
     * @param lookAgain when to ask again unless something has happened
     */
    void requested(Batch batch, Instant lookAgain);

    /** Batches that may be due: candidates from an index that lags, to be read by {@link #find} before anything is decided. */
    List<BatchId> due(Instant now);
}
