package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains a JVM's cache of classes and profiles on real events through the real runtime loop. */
final class AotCache {

    private AotCache() {}

    /**
     * Writes the cache.
     *
     * @param function how the function is started without one
     */
    static Path train(Contender function, Path cache, List<byte[]> events, int invocations)
            throws IOException, InterruptedException {
        Path log = cache.resolveSibling(cache.getFileName() + ".log");
        Files.deleteIfExists(cache);
        try (LambdaProcess process = LambdaProcess.start(
                with(function.command(), "-XX:AOTCacheOutput=" + cache),
                function.environment(),
                function.directory(),
                log)) {
            for (int i = 0; i < invocations; i++) {
                Load.check(process.invoke(events.get(i % events.size())));
            }
            process.end();
            if (!Files.exists(cache)) {
                throw new IOException("No cache was written; the JVM printed:\n" + process.printed());
            }
        }
        return cache;
    }

    /** The command of a JVM with one more flag. */
    static List<String> with(List<String> command, String flag) {
        List<String> more = new ArrayList<>(command);
        more.add(1, flag);
        return more;
    }
}
