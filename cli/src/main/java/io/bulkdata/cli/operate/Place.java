package io.bulkdata.cli.operate;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.operate.Installation;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is for. */
final class Place {

    @Option(names = "--local", description = "The bulkdata local that runs on this machine, instead of AWS.")
    private boolean local;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "The bulkdata local that was started with this --env-file.")
    private Path file;

    Installation installation() {
        return new Installation(settings());
    }

    Settings settings() {
        if (file != null) {
            return new Settings(new EnvironmentFile(file).read());
        }
        return local ? new Settings(EnvironmentFile.usual().read()) : Settings.fromEnvironment();
    }
}
