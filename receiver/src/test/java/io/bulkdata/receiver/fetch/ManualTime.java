package io.bulkdata.receiver.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that stands still except while somebody sleeps, which takes no time. */
final class ManualTime implements Time {

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** How long was slept, each time. */
    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration pause) {
        pauses.add(pause);
        nanos.addAndGet(pause.toNanos());
    }
}
