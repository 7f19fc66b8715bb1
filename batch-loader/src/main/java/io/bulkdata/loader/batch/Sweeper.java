package io.bulkdata.loader.batch;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchStore;
import java.time.Clock;

/** Tends every batch that may be due; one that cannot be tended keeps no other waiting, and is told of at the end. */
final class Sweeper {

    private final BatchStore store;
    private final Dispatcher dispatcher;
    private final Clock clock;

    Sweeper(BatchStore store, Dispatcher dispatcher, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    void sweep() {
        IllegalStateException failed = null;
        for (BatchId id : store.due(clock.instant())) {
            try {
                store.find(id).ifPresent(dispatcher::tend);
            } catch (RuntimeException e) {
                failed = failed == null ? new IllegalStateException("Cannot tend batches", e) : failed;
                if (failed.getCause() != e) {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
