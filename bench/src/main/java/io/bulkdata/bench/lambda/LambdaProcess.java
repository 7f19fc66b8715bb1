package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A function as a process of the operating system, under a Runtime API of its own. */
public final class LambdaProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final RuntimeApi api;
    private final Process process;
    private final CompletableFuture<Void> ended;
    private final Path log;
    private final long spawnedAt;

    private LambdaProcess(RuntimeApi api, Process process, CompletableFuture<Void> ended, Path log, long spawnedAt) {
        this.api = api;
        this.process = process;
        this.ended = ended;
        this.log = log;
        this.spawnedAt = spawnedAt;
    }

    /**
     * Starts it.
     *
     * @param environment all that the process sees, but for where its Runtime API is
     * @param log what it prints goes there
     */
    public static LambdaProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        RuntimeApi api = new RuntimeApi();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        long spawnedAt = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Void> ended = process.onExit().thenAccept(exited -> api.ended(exited.exitValue()));
        return new LambdaProcess(api, process, ended, log, spawnedAt);
    }

    /** Has it handle one event. */
    public byte[] invoke(byte[] event) throws InterruptedException {
        try {
            return api.invoke(event);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; it printed:\n" + printed(), e);
        }
    }

    /** From the spawn until it asked for its first event. */
    double initMillis() throws InterruptedException {
        return (api.readyAt() - spawnedAt) / 1e6;
    }

    double millisSinceSpawn() {
        return (System.nanoTime() - spawnedAt) / 1e6;
    }

    /** Resident memory as Linux counts it; NaN elsewhere. */
    public double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        }
    }

    /** Processor seconds it has used. */
    double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    /** Asks it to end, and waits until it has: a JVM that is being trained writes its cache then. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The function does not end; it printed:\n" + printed());
        }
    }

    public String printed() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        ended.join();
        api.close();
    }
}
