package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.WarehouseName;

/**
 * Which batches this loader may begin: those of its warehouse that have attempts left.
 *
 * @param warehouse the one it loads
 */
record Admission(WarehouseName warehouse, RetryPolicy retries) {

    /** @throws LoadFailure when it may not begin this one */
    void check(Batch batch) {
        if (!batch.target().warehouse().equals(warehouse)) {
            throw new LoadFailure(
                    FailureClass.CONFIGURATION,
                    "Batch " + batch.id() + " is for warehouse "
                            + batch.target().warehouse() + ", and its load was asked of the loader of warehouse "
                            + warehouse);
        }
        // A process that dies says nothing, so attempts are counted when they begin.
        if (batch.attempts() > retries.attempts()) {
            throw new LoadFailure(
                    FailureClass.BUG,
                    "Batch " + batch.id() + " was begun " + retries.attempts() + " times and never came to an end");
        }
    }
}
