package io.bulkdata.loader.batch;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.BatchStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /**
     * Asks for the loads of those that have just been closed, all at once, and tends the others. That it has asked is not written
     * down: it asks once more when nothing has come of it.
     */
    void tend(List<Batch> batches) {
        Map<Boolean, List<Batch>> byFresh = batches.stream().collect(Collectors.partitioningBy(this::isFresh));
        if (!byFresh.get(true).isEmpty()) {
            queues.request(byFresh.get(true));
        }
        byFresh.get(false).forEach(this::tend);
    }

    private boolean isFresh(Batch batch) {
        return batch.state() == BatchState.CLOSED && !batch.requested() && !batch.isDue(clock.instant());
    }

    void tend(Batch batch) {
        Instant now = clock.instant();
        switch (batch.state()) {
            case OPEN -> {
                if (router.closing(batch.rule()).close(batch, now)) {
                    store.close(batch.id(), now).ifPresent(closed -> queues.request(List.of(closed)));
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
                    queues.request(List.of(batch));
                }
            }
        }
    }

    private void request(Batch batch) {
        queues.request(List.of(batch));
        store.requested(batch, clock.instant().plus(PATIENCE));
    }
}
