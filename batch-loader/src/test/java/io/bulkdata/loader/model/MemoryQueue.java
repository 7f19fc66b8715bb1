package io.bulkdata.loader.model;

import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.LoadQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queue of loads: a request that was there within five minutes counts as there. */
final class MemoryQueue implements LoadQueue {

    private static final Duration MEMORY = Duration.ofMinutes(5);

    final List<LoadRequest> waiting = new ArrayList<>();
    private final Map<String, Instant> seen = new HashMap<>();
    private final Clock clock;

    MemoryQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void send(List<Wish> wishes) {
        for (Wish wish : wishes) {
            Instant last = seen.getOrDefault(wish.once(), Instant.MIN);
            if (last.isBefore(clock.instant().minus(MEMORY))) {
                seen.put(wish.once(), clock.instant());
                waiting.add(wish.request());
            }
        }
    }
}
