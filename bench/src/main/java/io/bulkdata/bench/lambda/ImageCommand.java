package io.bulkdata.bench.lambda;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes what is in the webhook Lambda's container image; receiver/src/main/docker/Dockerfile does so in the image itself. */
@Command(
        name = "image",
        description =
                "Makes the content of the webhook Lambda's container image: a Java runtime, its jar, and a cache of classes"
                        + " trained on signed webhooks.")
public final class ImageCommand implements Callable<Integer> {

    @Option(names = "--into", required = true, description = "The folder; the image must have it at the same place.")
    private Path folder;

    @Option(
            names = "--training",
            defaultValue = "500",
            description = "Webhooks that train the cache (${DEFAULT-VALUE}).")
    private int training;

    @Option(names = "--jdk25", description = "The JDK 25 that its runtime is linked from.")
    private Path jdk25;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("bulkdata-image-");
        try {
            WebhookImage image = WebhookImage.make(folder, Artifacts.find(), Jdk.find(jdk25), work, training);
            PrintWriter out = command.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%s: app.jar %.1f MB, app.aot %.1f MB%n",
                    image.folder(),
                    Files.size(image.jar()) / 1e6,
                    Files.size(image.cache()) / 1e6);
            out.flush();
            return 0;
        } finally {
            Folders.delete(work);
        }
    }
}
