package io.bulkdata.bench.soak;

import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.operate.BatchDesk;
import io.bulkdata.loader.operate.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The loader in a process of its own, which is killed in the middle of a load every now and then, and another takes its place. */
final class Loaders implements AutoCloseable {

    /** Whether a load is under way is looked at so often, and for so long. */
    private static final long LOOK_MILLIS = 50;

    private static final int LOOKS = 100;

    /** How much longer than its function a lease lives. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Beside that of this process. */
    private static final String LOG =
            System.getProperty("bulkdata.log", "/dev/null").replace(".log", "-loader.log");

    private final List<String> command;
    private final Map<String, String> environment;
    private final BatchDesk batches;
    private final Duration lease;
    private final Moments moments;
    private Process process;
    private Instant started;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger inTheMiddle = new AtomicInteger();

    /**
     * Starts the first.
     *
     * @param environment of the load function
     * @param timeout of a load
     * @param every how often one is killed, on average
     */
    Loaders(
            Map<String, String> environment,
            String queueUrl,
            Duration timeout,
            BatchDesk batches,
            Duration every,
            Random random) {
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbulkdata.log=" + LOG,
                "-cp",
                System.getProperty("java.class.path"),
                LoaderProcess.class.getName(),
                queueUrl,
                timeout.toString());
        this.environment = Map.copyOf(environment);
        this.batches = batches;
        this.lease = timeout.plus(MARGIN);
        this.process = start();
        this.moments = new Moments("kills", every, random, this::kill);
    }

    private Process start() {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BULKDATA_"));
        builder.environment().putAll(environment);
        started = Instant.now();
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a loader", e);
        }
    }

    private void kill() throws InterruptedException {
        boolean loading = isLoading();
        for (int look = 1; look < LOOKS && !loading; look++) {
            Thread.sleep(LOOK_MILLIS);
            loading = isLoading();
        }
        end();
        kills.incrementAndGet();
        if (loading) {
            inTheMiddle.incrementAndGet();
        }
        process = start();
    }

    /** Not counting what those before it have left behind: a lease of its own ends later than any that was there when it started. */
    private boolean isLoading() {
        Selection loading =
                Selection.of(EnumSet.of(BatchState.LOADING), Instant.now().plus(Duration.ofHours(1)));
        return batches.list(loading).stream()
                .anyMatch(batch ->
                        batch.leaseUntil() != null && batch.leaseUntil().isAfter(started.plus(lease)));
    }

    /** As kill -9 does: it has no time for anything. */
    private void end() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Process " + process.pid() + " cannot be killed");
        }
    }

    /** Kills nobody any more. */
    void spare() {
        moments.close();
    }

    @Override
    public String toString() {
        return "loaders killed " + kills + " times, " + inTheMiddle + " of them in the middle of a load";
    }

    @Override
    public void close() {
        spare();
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
