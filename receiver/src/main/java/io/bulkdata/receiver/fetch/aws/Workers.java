package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.FetchException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Several threads that do the same until one of them fails; then all are told to stop, and waited for. */
final class Workers {

    private final Runnable work;
    private final Runnable stop;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch running;

    private Workers(int count, Runnable work, Runnable stop) {
        this.work = work;
        this.stop = stop;
        this.running = new CountDownLatch(count);
    }

    /**
     * Returns when all have done their work, or failed.
     *
     * @param stop makes the others fail soon
     * @throws RuntimeException the first failure; the others are suppressed in it
     */
    static void run(int count, Runnable work, Runnable stop) {
        Workers workers = new Workers(count, work, stop);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(workers::run, Thread.currentThread().getName() + "-part-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        workers.await();
    }

    private void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // Whatever it was, the work is not done.
            fail(new IllegalStateException("A part was not done", e));
        } finally {
            running.countDown();
        }
    }

    private void fail(RuntimeException e) {
        if (failure.compareAndSet(null, e)) {
            stop.run();
        } else {
            failure.get().addSuppressed(e);
        }
    }

    /** What they use must not be cleaned up under them, so even an interrupted caller waits until they have stopped. */
    private void await() {
        boolean interrupted = false;
        while (running.getCount() > 0) {
            try {
                running.await();
            } catch (InterruptedException e) {
                interrupted = true;
                fail(new FetchException(FailureClass.TRANSIENT, "Interrupted while parts were under way", e));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
