package io.bulkdata.cli.operate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulkdata files}: looks at files. */
@Command(
        name = "files",
        description = "Shows what has become of a file, and forgets that it is known.",
        mixinStandardHelpOptions = true,
        subcommands = {ShowFile.class, ForgetFile.class})
public final class FilesCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do: show or forget");
    }
}
