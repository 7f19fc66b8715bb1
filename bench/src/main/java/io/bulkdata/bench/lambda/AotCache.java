package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trains a JVM's cache of classes on real events through the real runtime loop. */
final class AotCache {

    private AotCache() {}

    /** Writes the cache of a function whose start asks {@code CACHE} for its flag. */
    static void train(Contender function, Path cache, Path log, List<byte[]> events, int invocations)
            throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put("CACHE", "-XX:AOTCacheOutput=" + cache);
        try (LambdaProcess process = LambdaProcess.start(function.command(), environment, function.directory(), log)) {
            for (int i = 0; i < invocations; i++) {
                Load.check(process.invoke(events.get(i % events.size())));
            }
            process.end();
            if (!Files.exists(cache)) {
                throw new IOException("No cache was written; the JVM printed:\n" + process.printed());
            }
        }
    }
}
