package io.bulkdata.loader.batch;

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
        EachOne.of(store.due(clock.instant()), id -> store.find(id).ifPresent(dispatcher::tend));
    }
}
