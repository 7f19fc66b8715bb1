package io.bulkdata.bench.soak;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.operate.Installation;
import io.bulkdata.local.LocalPipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** All that goes wrong in a night: with the warehouse, with S3 and DynamoDB, with loaders. */
final class Misfortunes implements AutoCloseable {

    private final Breakdowns breakdowns;
    private final Outages outages;
    private final Optional<Loaders> loaders;

    private Misfortunes(Breakdowns breakdowns, Outages outages, Optional<Loaders> loaders) {
        this.breakdowns = breakdowns;
        this.outages = outages;
        this.loaders = loaders;
    }

    static Misfortunes begin(SoakOptions options, LocalPipeline pipeline, Outages outages, Random random) {
        Optional<Loaders> loaders = options.killEvery().isZero()
                ? Optional.empty()
                : Optional.of(loaders(options.killEvery(), pipeline, new Random(random.nextLong())));
        outages.begin(options.outageEvery(), new Random(random.nextLong()));
        return new Misfortunes(
                new Breakdowns(pipeline.warehouse(), options.cutEvery(), new Random(random.nextLong())),
                outages,
                loaders);
    }

    private static Loaders loaders(Duration every, LocalPipeline pipeline, Random random) {
        return new Loaders(
                pipeline.loaderEnvironment(),
                pipeline.queues().get("loads"),
                Soak.LOAD_TIMEOUT,
                new Installation(new Settings(pipeline.environment())).batches(),
                every,
                random);
    }

    /** Nothing goes wrong any more; what is on its way has to arrive. */
    void end() {
        outages.end();
        breakdowns.close();
        loaders.ifPresent(Loaders::spare);
    }

    @Override
    public String toString() {
        return breakdowns + "; " + outages + loaders.map(all -> "; " + all).orElse("");
    }

    @Override
    public void close() {
        end();
        loaders.ifPresent(Loaders::close);
    }
}
