package io.bulkdata.loader.load;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same for several at once: what is done waits for an answer most of its time. */
final class Parallel {

    private static final int AT_ONCE = 8;
    private static final long IDLE_SECONDS = 10;

    private final Executor workers;

    Parallel() {
        this(pool());
    }

    Parallel(Executor workers) {
        this.workers = workers;
    }

    private static Executor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::new);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Does it with each. The first failure is thrown; the others may go on meanwhile. */
    <T> void each(List<T> all, Consumer<T> work) {
        List<T> unused = map(all, one -> {
            work.accept(one);
            return one;
        });
    }

    /** What comes of each, in their order. The first failure is thrown; the others may go on meanwhile. */
    <T, R> List<R> map(List<T> all, Function<T, R> work) {
        // A worker that waited for other workers could wait for ever, as all of them may.
        if (all.size() < 2 || Thread.currentThread() instanceof Worker) {
            return all.stream().map(work).toList();
        }
        List<CompletableFuture<R>> answers = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), workers))
                .toList();
        try {
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static final class Worker extends Thread {

        Worker(Runnable work) {
            super(work, "loader-worker");
            setDaemon(true);
        }
    }
}
