package io.bulkdata.bench.soak;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something at random moments until it is closed. */
final class Moments implements AutoCloseable {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        void happen() throws InterruptedException;
    }

    /** @param every on average; zero for never */
    Moments(String name, Duration every, Random random, Deed deed) {
        this.thread = new Thread(() -> goOn(every, random, deed), name);
        thread.setDaemon(true);
        if (!every.isZero()) {
            thread.start();
        }
    }

    private void goOn(Duration every, Random random, Deed deed) {
        try {
            while (!stopping.await((long) (every.toMillis() * 2 * random.nextDouble()), TimeUnit.MILLISECONDS)) {
                deed.happen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
