package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Batches as the loading half needs them: held by a lease that ends by itself, so that no dead process can keep one. */
public interface BatchLeases {

    /**
     * Takes the lease of a batch that waits to be loaded or whose last holder is dead.
     *
     * @param until when the lease ends by itself
     * @return empty when the batch is at an end, open, or held by another
     */
    Optional<Lease> take(BatchId id, Instant now, Instant until);

    /** All files of a batch, read from the truth and never from an index. */
    List<Member> members(BatchId id);

    /**
     * Puts the batch at its end and keeps the notice until {@link #noticed}, if the lease still holds.
     *
     * @param lookAgain when the notice counts as unsent
     * @return whether the lease still held
     */
    boolean end(Lease lease, BatchState end, String notice, Instant lookAgain);

    /**
     * Lets the batch wait for its next attempt, if the lease still holds.
     *
     * @return whether the lease still held
     */
    boolean retry(Lease lease, Instant at, String error);

    /**
     * Lets the batch wait for the warehouse to come back, if the lease still holds. The attempt does not count.
     *
     * @return whether the lease still held
     */
    boolean await(Lease lease, Instant at, String error);

    /**
     * Moves a file into a batch of its own that is quarantined, with a notice that counts as unsent until {@link #noticed}, if
     * the lease still holds.
     *
     * @return the lease, of the batch without the file; empty when it did not hold
     */
    Optional<Lease> setAside(Lease lease, Member member, BatchId into, String notice, Instant lookAgain);

    /** Whether nobody else has taken the batch and the lease has not run out. */
    boolean holds(Lease lease, Instant now);

    /** The batch as it is now. */
    Optional<Batch> find(BatchId id);

    /** Writes down that the notice of a batch's end was sent. */
    void noticed(BatchId id);
}
