package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Webhooks for a contender, one after the other.
 *
 * @param warmUp seconds before it is measured
 * @param seconds that it is measured
 */
record Load(List<byte[]> events, double warmUp, double seconds) {

    private static final int MOST = 200_000;

    /** Starts it, and measures. */
    Figures run(Contender contender, SqsStub queue, Path log) throws IOException, InterruptedException {
        long before = queue.messages();
        Others others = Others.start();
        try (LambdaProcess function =
                LambdaProcess.start(contender.command(), contender.environment(), contender.directory(), log)) {
            check(function.invoke(events.get(0)));
            double cold = function.millisSinceSpawn();
            double init = function.initMillis();
            double residentFirst = function.residentMegabytes();
            long[] warmUps = invoke(function, warmUp);
            long start = System.nanoTime();
            long[] latencies = invoke(function, seconds);
            double perSecond = latencies.length / ((System.nanoTime() - start) / 1e9);
            Arrays.sort(latencies);
            long answers = 1L + warmUps.length + latencies.length;
            if (queue.messages() - before != answers * contender.sends()) {
                throw new IllegalStateException(contender.name() + " answered " + answers + " webhooks and sent "
                        + (queue.messages() - before) + " messages");
            }
            return new Figures(
                    init,
                    cold,
                    perSecond,
                    quantile(latencies, 0.5),
                    quantile(latencies, 0.99),
                    residentFirst,
                    function.residentMegabytes(),
                    others.share(function.cpuSeconds()));
        }
    }

    private long[] invoke(LambdaProcess function, double duration) throws InterruptedException {
        long[] latencies = new long[MOST];
        int count = 0;
        long end = System.nanoTime() + (long) (duration * 1e9);
        for (long now = System.nanoTime(); now < end && count < MOST; count++) {
            byte[] answer = function.invoke(events.get(count % events.size()));
            long after = System.nanoTime();
            latencies[count] = after - now;
            check(answer);
            now = System.nanoTime();
        }
        return Arrays.copyOf(latencies, count);
    }

    static void check(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (!text.contains("\"statusCode\":200") || !text.contains("processed\\\"}")) {
            throw new IllegalStateException("A webhook was answered " + text);
        }
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }
}
