package io.bulkdata.cli;

import io.bulkdata.cli.operate.AcceptCommand;
import io.bulkdata.cli.operate.BackfillCommand;
import io.bulkdata.cli.operate.BatchesCommand;
import io.bulkdata.cli.operate.DoctorCommand;
import io.bulkdata.cli.operate.EnvironmentFile;
import io.bulkdata.cli.operate.FilesCommand;
import io.bulkdata.cli.operate.FlushCommand;
import io.bulkdata.cli.operate.ReconcileCommand;
import io.bulkdata.cli.operate.SecretsCommand;
import io.bulkdata.cli.operate.TablesCommand;
import io.bulkdata.core.Version;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.loader.operate.RefusedException;
import io.bulkdata.redshift.warehouse.WarehouseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The {@code bulkdata} command. */
@Command(
        name = "bulkdata",
        description = "Keeps a faithful copy of an organisation's ControlShift data in Amazon Redshift.",
        mixinStandardHelpOptions = true,
        versionProvider = Bulkdata.VersionLine.class,
        subcommands = {
            DemoCommand.class,
            LocalCommand.class,
            RedshiftCommand.class,
            BatchesCommand.class,
            FilesCommand.class,
            TablesCommand.class,
            ReconcileCommand.class,
            BackfillCommand.class,
            FlushCommand.class,
            AcceptCommand.class,
            DoctorCommand.class,
            SecretsCommand.class
        })
public final class Bulkdata {

    private static final Logger LOG = LoggerFactory.getLogger(Bulkdata.class);

    private Bulkdata() {}

    /** Exits 0 on success, 1 when something differs or fails, 2 on wrong usage. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bulkdata())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Bulkdata::explain);
    }

    /** Where the rooms and engines write what they do. */
    static String logFile() {
        return System.getProperty("bulkdata.log", "bulkdata.log in " + System.getProperty("java.io.tmpdir"));
    }

    /** What {@code --version} prints. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"bulkdata " + Version.current()};
        }
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof RefusedException || failure instanceof WarehouseException) {
            command.getErr().println("bulkdata: " + failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        if (failure instanceof SettingsException || failure instanceof EnvironmentFile.NotRunningException) {
            command.getErr().println("bulkdata: " + failure.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        LOG.error("The command failed", failure);
        command.getErr().println("bulkdata: " + failure.getMessage());
        command.getErr().println("More is in " + logFile());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
