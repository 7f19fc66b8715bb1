package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How much of a processor other processes take, as Linux counts; NaN elsewhere. */
final class Others {

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    private final double busyBefore = busy();
    private final double ownBefore = own();
    private final long start = System.nanoTime();

    private Others() {}

    static Others start() {
        return new Others();
    }

    /** The share since the start, without this process and one more that has used so many seconds. */
    double share(double ofFunction) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double others = busy() - busyBefore - (own() - ownBefore) - ofFunction;
        return Math.max(0, others / seconds);
    }

    private static double own() {
        Optional<Duration> used = ProcessHandle.current().info().totalCpuDuration();
        return used.map(time -> time.toNanos() / 1e9).orElse(Double.NaN);
    }

    private static double busy() {
        if (!Files.exists(STATISTICS)) {
            return Double.NaN;
        }
        try {
            String[] fields = Files.readAllLines(STATISTICS).get(0).split(" +", -1);
            // user, nice, system; then idle and waiting; then interrupts
            return (Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]))
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
