package io.bulkdata.loader.operate;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which batches are meant.
 *
 * @param states the states they are in
 * @param target a target, or null for all
 * @param from when their first file was added at the earliest
 * @param until before when it was added
 * @param most at most so many, the newest
 */
public record Selection(Set<BatchState> states, String target, Instant from, Instant until, int most) {

    /** @throws IllegalArgumentException when nothing can be meant by it */
    public Selection {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("Needs at least one state");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("There is no time from " + from + " until " + until);
        }
        if (most < 1) {
            throw new IllegalArgumentException("Cannot show " + most + " batches");
        }
        states = Set.copyOf(states);
    }

    /** All of them, of any time until then. */
    public static Selection of(Set<BatchState> states, Instant until) {
        return new Selection(states, null, Instant.EPOCH, until, Integer.MAX_VALUE);
    }

    /** Batches of every state, from a time until another. */
    public static Selection between(Instant from, Instant until) {
        return new Selection(EnumSet.allOf(BatchState.class), null, from, until, Integer.MAX_VALUE);
    }

    boolean holds(Batch batch) {
        return states.contains(batch.state())
                && (target == null || target.equals(batch.target().toString()));
    }
}
