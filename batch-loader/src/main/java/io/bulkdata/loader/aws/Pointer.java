package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Way;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is known of the batch that is said to be the open one of a way.
 *
 * @param id empty when there is none
 * @param takesFiles whether it may be tried
 * @param batch as it is, when it is known to be open
 */
record Pointer(Optional<BatchId> id, boolean takesFiles, Optional<Batch> batch) {

    static Pointer read(DynamoBatches batches, Way way) {
        return batches.item(Items.openKey(way))
                .map(Items::batchOf)
                .map(Pointer::to)
                .orElseGet(Pointer::none);
    }

    /** When files were added. */
    Pointer after(Lot lot) {
        if (lot.closed().isEmpty()) {
            return to(lot.id());
        }
        return id.equals(Optional.of(lot.id())) ? over(lot.id()) : this;
    }

    /** When they were refused, and this is what is there. */
    Pointer after(Lot lot, Map<String, AttributeValue> item) {
        if (item.containsKey(Items.STATE)) {
            Batch found = Items.batch(item);
            return found.state() == BatchState.OPEN
                    ? new Pointer(Optional.of(found.id()), false, Optional.of(found))
                    : over(found.id());
        }
        if (item.containsKey(Items.BATCH_ID)) {
            return to(Items.batchOf(item));
        }
        // A batch that was deleted; or what told the open one is gone.
        return id.equals(Optional.of(lot.id())) ? over(lot.id()) : none();
    }

    private static Pointer to(BatchId id) {
        return new Pointer(Optional.of(id), true, Optional.empty());
    }

    private static Pointer over(BatchId id) {
        return new Pointer(Optional.of(id), false, Optional.empty());
    }

    private static Pointer none() {
        return new Pointer(Optional.empty(), false, Optional.empty());
    }
}
