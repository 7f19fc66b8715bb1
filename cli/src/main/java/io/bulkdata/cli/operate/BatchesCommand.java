package io.bulkdata.cli.operate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulkdata batches}: looks at batches and has them loaded again. */
@Command(
        name = "batches",
        description = "Lists and shows batches, has them loaded again, deletes them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListBatches.class,
            ShowBatch.class,
            ReprocessBatches.class,
            ReleaseBatch.class,
            DeleteBatches.class
        })
public final class BatchesCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do: list, show, reprocess, release or delete");
    }
}
