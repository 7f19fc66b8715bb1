package io.bulkdata.core.message;

import java.util.List;
import java.util.Objects;

/**
 * Closed batches that wait to be loaded: loader.batch to loader.load, through the FIFO queue {@code loads}, one message
 * group a target.
 *
 * @param batchIds the batches, in the order in which they are to be loaded; at least one
 * @param target the table to load, as {@code schema.table}, or {@code warehouse:schema.table} when it is not in the default warehouse
 */
public record LoadRequest(List<String> batchIds, String target) {
    public LoadRequest {
        Objects.requireNonNull(target, "target");
        batchIds = List.copyOf(batchIds);
        if (batchIds.isEmpty()) {
            throw new IllegalArgumentException("A load of " + target + " is asked for and no batch is named");
        }
    }
}
