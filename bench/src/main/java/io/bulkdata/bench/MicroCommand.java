package io.bulkdata.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmarks of JMH; they have no targets. */
@Command(name = "micro", description = "SQL understood and CSV transformed, beside commons-csv (JMH, no targets).")
final class MicroCommand implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "5", description = "Of each iteration (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--iterations", defaultValue = "3", description = "(${DEFAULT-VALUE})")
    private int iterations;

    @Override
    public Integer call() throws Exception {
        new Runner(new OptionsBuilder()
                        .include("io\\.bulkdata\\.bench\\..*Benchmark")
                        .forks(1)
                        .warmupIterations(iterations)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(seconds))
                        .build())
                .run();
        return 0;
    }
}
