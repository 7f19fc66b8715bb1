package io.bulkdata.redshiftlocal.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** Keeps the latest things, a bounded number and weight of them. Safe for use by several threads. */
final class Ring<T> {

    private final Deque<T> things = new ArrayDeque<>();
    private final int maximumCount;
    private final long maximumWeight;
    private final ToIntFunction<T> weigher;
    private long weight;

    Ring(int maximumCount, long maximumWeight, ToIntFunction<T> weigher) {
        this.maximumCount = maximumCount;
        this.maximumWeight = maximumWeight;
        this.weigher = weigher;
    }

    /** Lets the oldest go when it is full. */
    synchronized void add(T thing) {
        things.add(thing);
        weight += weigher.applyAsInt(thing);
        while (things.size() > maximumCount || (weight > maximumWeight && things.size() > 1)) {
            weight -= weigher.applyAsInt(things.remove());
        }
    }

    /** In the order in which they came. */
    synchronized List<T> copy() {
        return new ArrayList<>(things);
    }
}
