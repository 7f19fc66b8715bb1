package io.bulkdata.loader.load;

import io.bulkdata.loader.BatchId;

/** Another may have the batch by now: whoever gets this changes nothing more and tells nobody. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(BatchId batch) {
        super("The lease of batch " + batch + " has run out or was taken by another");
    }
}
