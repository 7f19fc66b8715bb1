package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Batches as those who look after them need them. Each change is one step that happens or does not; none hurts a load that runs. */
public interface BatchRegister {

    /**
     * Batches in a state, the newest first: candidates from an index that lags, to be read by {@link #find} before anything is
     * decided.
     *
     * @param from when their first file was added at the earliest
     * @param until before when it was added
     */
    List<BatchId> inState(BatchState state, Instant from, Instant until, int most);

    /** The batches as they are now; those that do not exist are left out. */
    List<RegisteredBatch> find(List<BatchId> ids);

    /** All files of a batch. */
    List<Member> members(BatchId id);

    /** The batches that have a file, one for each of its targets; none when the file is not known. */
    List<KnownFile> known(S3Uri file, String etag);

    /** Those of the placements that are true: the batch has the file. */
    Set<Placement> confirmed(List<Placement> placements);

    /**
     * Has a failed or quarantined batch loaded again, with a new budget of attempts.
     *
     * @return false when it is neither, and nothing has changed
     */
    boolean reopen(BatchId id, Instant now);

    /** The same for a quarantined batch, and what a guard refused is accepted this time. */
    boolean accept(BatchId id, Instant now);

    /**
     * Has a quarantined batch wait for another budget of attempts, unless it had so many already.
     *
     * @param most how often this may be done to one batch
     * @return false when it is not quarantined or had enough, and nothing has changed
     */
    boolean retryAt(BatchId id, Instant at, int most);

    /**
     * Ends the lease of a batch that is being loaded; whoever holds it can change nothing any more.
     *
     * @return false when it is not being loaded, and nothing has changed
     */
    boolean release(BatchId id, Instant now);

    /**
     * Closes an open batch and has its load asked for.
     *
     * @return false when it is not open, and nothing has changed
     */
    boolean close(BatchId id, Instant now);

    /**
     * Deletes a batch at an end and its members. Its files stay known.
     *
     * @return false when it is not at an end, and nothing has changed
     */
    boolean delete(BatchId id);

    /**
     * Forgets that a file is in that batch: told of again, it is new.
     *
     * @return false when it is not known, or in another batch
     */
    boolean forget(S3Uri file, String etag, KnownFile known);

    /** The batch as it is now. */
    default Optional<RegisteredBatch> find(BatchId id) {
        return find(List.of(id)).stream().findFirst();
    }
}
