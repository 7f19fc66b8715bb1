package io.bulkdata.loader.batch;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchStore;
import java.time.Clock;

/** Tends every batch that may be due. */
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
        for (BatchId id : store.due(clock.instant())) {
            store.find(id).ifPresent(dispatcher::tend);
        }
    }
}
