package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Way;
import java.util.Optional;

/**
 * The batch that is said to be the open one of a way.
 *
 * @param id empty when there is none
 * @param open the batch, if it is open indeed
 */
record Pointer(Optional<BatchId> id, Optional<Batch> open) {

    /** To read the batch as well costs less than to be refused by one that is closed or full. */
    static Pointer read(DynamoBatches batches, Way way) {
        Optional<BatchId> id = batches.item(Items.openKey(way)).map(Items::batchOf);
        return new Pointer(id, id.flatMap(batches::find).filter(batch -> batch.state() == BatchState.OPEN));
    }
}
