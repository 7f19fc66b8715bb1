package io.bulkdata.loader.batch;

import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Tends every batch that may be due; one that cannot be tended keeps no other waiting, and is told of at the end. */
final class Sweeper {

    private final BatchStore store;
    private final Dispatcher dispatcher;
    private final LoaderMetrics metrics;
    private final Clock clock;

    Sweeper(BatchStore store, Dispatcher dispatcher, Clock clock) {
        this(store, dispatcher, LoaderMetrics.none(), clock);
    }

    Sweeper(BatchStore store, Dispatcher dispatcher, LoaderMetrics metrics, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        AtomicReference<Instant> oldest = new AtomicReference<>(now);
        EachOne.of(
                store.due(now),
                id -> store.find(id).ifPresent(batch -> {
                    if (batch.state() == BatchState.OPEN && batch.opened().isBefore(oldest.get())) {
                        oldest.set(batch.opened());
                    }
                    dispatcher.tend(batch);
                }));
        metrics.oldestOpen(Duration.between(oldest.get(), now));
    }
}
