package io.bulkdata.loader;

import java.util.List;
import java.util.Map;

/**
 * What came of adding files.
 *
 * @param batches the batch of each file
 * @param touched batches that something may be due for: those that took their last file, and those that had a file before
 */
public record Added(Map<Member, BatchId> batches, List<Batch> touched) {
    public Added {
        batches = Map.copyOf(batches);
        touched = List.copyOf(touched);
    }
}
