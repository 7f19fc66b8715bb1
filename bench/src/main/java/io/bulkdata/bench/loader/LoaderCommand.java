package io.bulkdata.bench.loader;

import io.bulkdata.bench.Machine;
import io.bulkdata.bench.lambda.Artifacts;
import io.bulkdata.bench.lambda.Folders;
import io.bulkdata.bench.lambda.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The batch loader beside the incumbent's way with each file, and how soon a webhook's rows can be seen. */
@Command(
        name = "loader",
        description =
                "The batch loader beside the incumbent's algorithm in the same engines: files/s, requests to AWS, and"
                        + " the time from a webhook to its row.")
public final class LoaderCommand implements Callable<Integer> {

    private static final int FIFTY = 50;

    @Option(names = "--files", defaultValue = "400", description = "In each round, in fifties (${DEFAULT-VALUE}).")
    private int files;

    @Option(names = "--rows", defaultValue = "20", description = "In each file (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rounds", defaultValue = "5", description = "That count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3", description = "Rounds before those that count (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--webhooks",
            defaultValue = "100",
            description = "One after the other, until their rows can be seen (${DEFAULT-VALUE}).")
    private int webhooks;

    @Option(names = "--smoke", description = "Only try that the loader's zips work, under Lambda's runtime client.")
    private boolean smoke;

    @Option(names = "--jdk25", description = "A JDK 25 for that; the one under /usr/lib/jvm when it is not named.")
    private Path jdk25;

    @Option(names = "--seed", defaultValue = "1", description = "Of the order of runs (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (files < FIFTY || files % FIFTY != 0 || rows < 1 || rounds < 1 || warmUp < 0 || webhooks < 1) {
            throw new ParameterException(
                    command.commandLine(), "Needs fifties of files, and at least one row, round and webhook");
        }
        PrintWriter out = command.commandLine().getOut();
        if (smoke) {
            return smoke(out);
        }
        out.println(Machine.facts());
        out.flush();
        LoaderReport report = new LoaderReport(out);
        try (Engines engines = Engines.start()) {
            Place.prepare(engines);
            LoaderRounds measured = new LoaderRounds(engines, ExportSeries.in(engines.aws(), seed), files, rows);
            out.printf(
                    "%d incremental files of %d rows in a round, %d rounds after %d that do not count%n",
                    files, rows, rounds, warmUp);
            measured.run(Contenders.timed(engines), warmUp, rounds, new Random(seed));
            report.speed(measured);
            count(engines, measured, report);
        }
        try (Visibility visibility = Visibility.start(seed)) {
            report.visibility(visibility.measure(webhooks));
        }
        return report.isMet() ? 0 : 1;
    }

    private int smoke(PrintWriter out) throws Exception {
        Artifacts artifacts = Artifacts.find();
        Path work = Files.createTempDirectory("bulkdata-bench-");
        try {
            return new LoaderSmoke(artifacts, Jdk.find(jdk25), work, out).run();
        } finally {
            Folders.delete(work);
        }
    }

    /** Apart from the rounds: what counts costs time. */
    private static void count(Engines engines, LoaderRounds rounds, LoaderReport report)
            throws IOException, SQLException {
        Map<String, Double> perFile = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        try (RequestCounts counts = new RequestCounts(engines.aws().environment())) {
            for (Contender contender : Contenders.counted(engines, counts.environment())) {
                List<Export> exports = rounds.exports();
                counts.reset();
                double unused = rounds.load(contender, exports);
                perFile.put(contender.name(), (double) counts.all() / rounds.files());
                kinds.put(contender.name(), counts.perFile(rounds.files()));
            }
        }
        report.requests(perFile, kinds);
    }
}
