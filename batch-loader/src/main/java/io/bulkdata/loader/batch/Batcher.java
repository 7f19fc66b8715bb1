package io.bulkdata.loader.batch;

import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchStore;
import java.time.Clock;

/** Puts landed files into batches. Told of a file twice, it makes up for what the first time may have left undone. */
final class Batcher {

    private final BatchStore store;
    private final Dispatcher dispatcher;
    private final Router router;
    private final Clock clock;

    Batcher(BatchStore store, Dispatcher dispatcher, Router router, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.router = router;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when nothing says what is to be done with the object */
    void arrived(S3Notification.Event event) {
        EachOne.of(router.arrivals(event), this::add);
    }

    private void add(Arrival arrival) {
        BatchId id = store.add(arrival, router.closing(arrival.rule()), clock.instant());
        store.find(id).ifPresent(dispatcher::tend);
    }
}
