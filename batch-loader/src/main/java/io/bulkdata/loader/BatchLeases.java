package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Batches as the loading half needs them: held by a lease that ends by itself, so that no dead process can keep one. */
public interface BatchLeases {

    /**
     * Takes the lease of a batch that waits to be loaded or whose last holder is dead.
     *
     * @param until when the lease ends by itself
     * @return empty when the batch is at an end, open, or held by another
     */
    Optional<Lease> take(BatchId id, Instant now, Instant until);

    /**
     * The leases to be had of those of the batches that wait for their first attempt. None is taken yet.
     *
     * @param until when they will end by themselves
     * @return in the order of the ids
     */
    List<Lease> untried(List<BatchId> ids, Instant until);

    /**
     * Takes leases that were to be had, in one step.
     *
     * @return false when one of the batches has changed since: none is taken
     */
    boolean takeAll(List<Lease> untried);

    /** All files of a batch, read from the truth and never from an index. */
    List<Member> members(Lease lease);

    /**
     * Puts the batch at its end and keeps the notice until {@link #noticed}, if the lease still holds.
     *
     * @param lookAgain when the notice counts as unsent
     * @return whether the lease still held
     */
    boolean end(Lease lease, BatchState end, String notice, Instant lookAgain);

    /**
     * Does the same for several, in one step when nobody else changes one of them.
     *
     * @return those whose lease still held
     */
    Set<BatchId> endAll(List<End> ends, Instant lookAgain);

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

    /** Whether nobody else has taken one of the batches and no lease has run out. */
    boolean holds(List<Lease> leases, Instant now);

    /** The batches as they are now, in the order of the ids; those that do not exist are left out. */
    List<Batch> find(List<BatchId> ids);

    /** Writes down that the notices of these batches' ends were sent. */
    void noticed(List<BatchId> ids);
}
