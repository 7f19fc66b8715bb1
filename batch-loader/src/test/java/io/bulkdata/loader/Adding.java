package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;

/** Adds files one by one. */
public final class Adding {

    private Adding() {}

    /** Returns the batch that has the file. */
    public static BatchId add(BatchStore store, Arrival arrival, BatchRules rules, Instant now) {
        return store.add(arrival.way(), List.of(arrival.member()), rules, now)
                .batches()
                .get(arrival.member());
    }
}
