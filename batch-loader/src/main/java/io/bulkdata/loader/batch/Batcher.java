package io.bulkdata.loader.batch;

import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Way;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /**
     * What is to be done with a new object.
     *
     * @throws IllegalArgumentException when nothing says so
     */
    List<Arrival> arrivals(S3Notification.Event event) {
        return router.arrivals(event);
    }

    /**
     * Adds those that go the same way together, and one by one where that fails, so that none spoils its neighbours.
     *
     * @return why those that failed did
     */
    Map<Arrival, RuntimeException> add(Collection<Arrival> arrivals) {
        Map<Arrival, RuntimeException> failures = new HashMap<>();
        arrivals.stream()
                .distinct()
                .collect(Collectors.groupingBy(Arrival::way, LinkedHashMap::new, Collectors.toList()))
                .forEach((way, together) -> add(way, together, failures));
        return failures;
    }

    private void add(Way way, List<Arrival> together, Map<Arrival, RuntimeException> failures) {
        try {
            List<Member> files = together.stream().map(Arrival::member).toList();
            dispatcher.tend(store.add(way, files, router.closing(way.rule()), clock.instant())
                    .touched());
        } catch (RuntimeException e) {
            if (together.size() == 1) {
                failures.put(together.get(0), e);
            } else {
                together.forEach(one -> add(way, List.of(one), failures));
            }
        }
    }
}
