package io.bulkdata.redshiftlocal.dataapi;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the Data API: as many as statements may run at once, and one that ends sessions. Idle ones go away. */
final class Runs implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final AtomicInteger numbers = new AtomicInteger();
    private final ThreadPoolExecutor statements;
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, this::thread);

    Runs(int running) {
        statements = new ThreadPoolExecutor(
                running, running, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        statements.allowCoreThreadTimeOut(true);
        timers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
    }

    void run(Runnable run) {
        statements.execute(run);
    }

    void later(Duration delay, Runnable task) {
        if (!timers.isShutdown()) {
            ScheduledFuture<?> unused = timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
        statements.shutdownNow();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "redshift-local-data-api-" + numbers.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
