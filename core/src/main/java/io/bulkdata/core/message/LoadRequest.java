package io.bulkdata.core.message;

import java.util.Objects;

/**
 * A closed batch that waits to be loaded: loader.batch to loader.load, through the FIFO queue {@code loads}, one message
 * group a target.
 *
 * @param batchId the batch
 * @param target the table to load, as {@code schema.table}, or {@code warehouse:schema.table} when it is not in the default warehouse
 */
public record LoadRequest(String batchId, String target) {
    public LoadRequest {
        Objects.requireNonNull(batchId, "batchId");
        Objects.requireNonNull(target, "target");
    }
}
