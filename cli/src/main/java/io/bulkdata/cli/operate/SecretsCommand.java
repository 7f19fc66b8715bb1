package io.bulkdata.cli.operate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulkdata secrets}. */
@Command(
        name = "secrets",
        description = "Prepares secrets for settings.",
        mixinStandardHelpOptions = true,
        subcommands = EncryptSecret.class)
public final class SecretsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do: encrypt");
    }
}
