package io.bulkdata.bench.soak;

import io.bulkdata.bench.Machine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A night of exports, shortened, through the local pipeline; exits 1 on any difference. */
@Command(
        name = "soak",
        description =
                "A night of exports, shortened: every table as a whole, minutes of incremental ones, duplicates, broken"
                        + " files, a warehouse that restarts and crashes, loaders that are killed, outages of S3 and"
                        + " DynamoDB. Ends with reconcile = 0 difference, or with 1.")
public final class SoakCommand implements Callable<Integer> {

    private static final double MILLIS_IN_A_MINUTE = 60_000;
    private static final double MILLIS_IN_A_SECOND = 1_000;
    private static final double PERCENT = 100;

    @Option(names = "--minutes", defaultValue = "10", description = "That the night's take (${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--night", defaultValue = "300", description = "Minutes of the night (${DEFAULT-VALUE}).")
    private int night;

    @Option(names = "--rows", defaultValue = "1000", description = "Signatures at the start (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--changes", defaultValue = "15", description = "New rows in a minute (${DEFAULT-VALUE}).")
    private int changes;

    @Option(
            names = "--trouble",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Of webhooks that come twice, and of files beside which one is broken (${DEFAULT-VALUE}).")
    private double trouble;

    @Option(
            names = "--cut-every",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Something happens to the warehouse, on average: its sessions end, it is rebooted, or its"
                    + " PostgreSQL is killed; 0 for never (${DEFAULT-VALUE}).")
    private double cutEvery;

    @Option(
            names = "--kill-every",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "The loader's process is killed in the middle of a load, on average; 0 for never"
                    + " (${DEFAULT-VALUE}).")
    private double killEvery;

    @Option(
            names = "--outage-every",
            paramLabel = "SECONDS",
            defaultValue = "45",
            description = "S3 or DynamoDB is away for a moment, on average; 0 for never (${DEFAULT-VALUE}).")
    private double outageEvery;

    @Option(names = "--seed", defaultValue = "1", description = "Of all that is drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        out.println(Machine.facts());
        out.flush();
        SoakOptions options = new SoakOptions(
                Duration.ofMillis(Math.round(minutes * MILLIS_IN_A_MINUTE)),
                night,
                rows,
                changes,
                trouble / PERCENT,
                seconds(cutEvery),
                seconds(killEvery),
                seconds(outageEvery),
                seed);
        return Soak.run(options, out) ? 0 : 1;
    }

    private static Duration seconds(double number) {
        return Duration.ofMillis(Math.round(number * MILLIS_IN_A_SECOND));
    }
}
