package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a transaction outlives a client that is killed in the middle of a COPY. */
@Command(name = "death", description = "A client killed in the middle of a COPY (its transaction is gone within 1 s).")
final class DeathCommand implements Callable<Integer> {

    private static final double MOST_SECONDS = 1;
    private static final String RUNNING = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE 'COPY%orphan%'";

    @Option(names = "--megabytes", defaultValue = "300", description = "Of CSV (${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(names = "--runs", defaultValue = "3", description = "(${DEFAULT-VALUE})")
    private int runs;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        out.println(Machine.facts());
        Path root = Files.createTempDirectory("bulkdata-bench-");
        Path file = Files.createDirectory(root.resolve("bench")).resolve("signatures.csv");
        boolean met = true;
        try (RedshiftLocal warehouse = RedshiftLocal.builder().s3(root).start()) {
            SignaturesFile.write(file, megabytes * 1_000_000L);
            Subject subject = new Subject(warehouse);
            Subject.run(subject.redshiftTls(), "CREATE TABLE orphan (" + SignaturesFile.COLUMNS + ")");
            for (int i = 1; i <= runs; i++) {
                double seconds = kill(subject);
                met &= seconds <= MOST_SECONDS;
                out.printf(Locale.ROOT, "  run %d   gone after %.3f s%n", i, seconds);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
            Files.deleteIfExists(root);
        }
        out.println("target at most 1 s: " + (met ? "met" : "MISSED"));
        out.flush();
        return met ? 0 : 1;
    }

    private static double kill(Subject subject) throws Exception {
        try (Connection watcher = Subject.connect(subject.direct());
                PreparedStatement running = watcher.prepareStatement(RUNNING)) {
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DyingClient.class.getName(),
                            subject.redshiftPlain())
                    .inheritIO()
                    .start();
            try {
                while (count(running) == 0) {
                    if (!client.isAlive()) {
                        throw new IllegalStateException("The client ended by itself; try more --megabytes");
                    }
                }
            } finally {
                client.destroyForcibly().waitFor();
            }
            long start = System.nanoTime();
            while (count(running) > 0) {
                Thread.onSpinWait();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static int count(PreparedStatement running) throws SQLException {
        try (ResultSet rows = running.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
