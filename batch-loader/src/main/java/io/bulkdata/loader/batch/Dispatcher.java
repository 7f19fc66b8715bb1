package io.bulkdata.loader.batch;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Does for a batch what is due: closes it, asks for its load, asks again when nothing has come of it. */
final class Dispatcher {

    /** How long a load may wait in the queue before it is asked for again; asking twice does no harm. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final BatchStore store;
    private final LoadQueues queues;
    private final Router router;
    private final Clock clock;

    Dispatcher(BatchStore store, LoadQueues queues, Router router, Clock clock) {
        this.store = store;
        this.queues = queues;
        this.router = router;
        this.clock = clock;
    }

    void tend(Batch batch) {
        Instant now = clock.instant();
        switch (batch.state()) {
            case OPEN -> {
                if (router.closing(batch.rule()).close(batch, now) && store.close(batch.id(), now)) {
                    store.find(batch.id()).ifPresent(this::request);
                }
            }
            case CLOSED -> {
                if (!batch.requested() || batch.isDue(now)) {
                    request(batch);
                }
            }
            case LOADING, FAILED -> {
                if (batch.isDue(now)) {
                    request(batch);
                }
            }
            // Stays due: that is how the loader knows that its notice was not sent.
            case LOADED, QUARANTINED, SUPERSEDED -> {
                if (batch.isDue(now)) {
                    queues.request(batch);
                }
            }
        }
    }

    private void request(Batch batch) {
        queues.request(batch);
        store.requested(batch, clock.instant().plus(PATIENCE));
    }
}
