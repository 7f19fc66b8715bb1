package io.bulkdata.local.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes a function again and again, as a scheduled rule of EventBridge does; never twice at a time. */
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private final ScheduledEventJson events = new ScheduledEventJson(Clock.systemUTC());
    private final LambdaFunction function;
    private final ScheduledExecutorService timer;

    private Schedule(LambdaFunction function) {
        this.function = function;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "schedule-" + function.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Invokes the function for the first time after one interval. */
    public static Schedule start(Duration every, LambdaFunction function) {
        Schedule schedule = new Schedule(function);
        var unused = schedule.timer.scheduleAtFixedRate(
                schedule::invoke, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return schedule;
    }

    private void invoke() {
        try {
            byte[] unused = function.invoke(events.of(function.name()));
        } catch (InvocationFailedException e) {
            LOG.error("The scheduled invocation failed", e);
        }
    }

    /** Waits for an invocation that is under way. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            while (!timer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.debug("Waiting for {}", function.name());
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
