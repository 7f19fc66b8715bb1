package io.bulkdata.bench;

import io.bulkdata.bench.fetch.FetchCommand;
import io.bulkdata.bench.lambda.ImageCommand;
import io.bulkdata.bench.lambda.ReceiverCommand;
import io.bulkdata.bench.loader.LoaderCommand;
import io.bulkdata.bench.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./bulkdata bench}: measures and says whether the targets are met. */
@Command(
        name = "bulkdata bench",
        description = "Measures, side by side with the others' way; exits 1 when a target is missed.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PointQueryCommand.class,
            CopyCommand.class,
            DeathCommand.class,
            MicroCommand.class,
            ReceiverCommand.class,
            ImageCommand.class,
            FetchCommand.class,
            LoaderCommand.class,
            SoakCommand.class
        })
public final class Bench {

    private Bench() {}

    /** Exits 0 when all targets are met, 1 when one is missed or something fails, 2 on wrong usage. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}
