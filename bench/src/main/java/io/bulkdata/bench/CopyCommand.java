package io.bulkdata.bench;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** COPY through the Redshift driver beside {@code psql \copy} of the same file into the same table. */
@Command(name = "copy", description = "COPY of a CSV, beside psql \\copy (at least 0.9 times as fast).")
final class CopyCommand implements Callable<Integer> {

    private static final double MOST = 1 / 0.9;
    private static final String BUCKET = "bench";
    private static final String FILE = "signatures.csv";

    @Option(names = "--megabytes", defaultValue = "500", description = "Of CSV (${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(names = "--runs", defaultValue = "3", description = "Of each kind (${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        out.println(Machine.facts());
        out.flush();
        Path root = Files.createTempDirectory("bulkdata-bench-");
        Path file = Files.createDirectory(root.resolve(BUCKET)).resolve(FILE);
        try {
            SignaturesFile.write(file, megabytes * 1_000_000L);
            boolean met = fromFolder(root, file, out);
            return fromS3(file, out) && met ? 0 : 1;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
            Files.deleteIfExists(root);
        }
    }

    private boolean fromFolder(Path root, Path file, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        try (RedshiftLocal warehouse = RedshiftLocal.builder().s3(root).start()) {
            return compare("from a folder", warehouse, file, out);
        }
    }

    private boolean fromS3(Path file, PrintWriter out) throws IOException, SQLException, InterruptedException {
        try (AwsLocal aws = AwsLocal.start()) {
            aws.s3().createBucket(request -> request.bucket(BUCKET));
            aws.s3().putObject(request -> request.bucket(BUCKET).key(FILE), file);
            Map<String, String> keys = aws.environment();
            try (RedshiftLocal warehouse = RedshiftLocal.builder()
                    .s3(
                            aws.s3Endpoint(),
                            keys.get("AWS_ACCESS_KEY_ID"),
                            keys.get("AWS_SECRET_ACCESS_KEY"),
                            keys.get("AWS_REGION"))
                    .start()) {
                return compare("from S3 by HTTP", warehouse, file, out);
            }
        }
    }

    private boolean compare(String source, RedshiftLocal warehouse, Path file, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        Subject subject = new Subject(warehouse);
        Subject.run(subject.redshiftTls(), "CREATE TABLE signatures (" + SignaturesFile.COLUMNS + ")");
        Comparison comparison = new Comparison("COPY of " + megabytes + " MB " + source, "s", MOST);
        for (int i = 0; i < runs; i++) {
            double theirs = seconds(subject, () -> new Psql(subject).copy("signatures", file));
            double ours = seconds(
                    subject,
                    () -> Subject.run(
                            subject.redshiftTls(),
                            "COPY signatures FROM 's3://" + BUCKET + "/" + FILE
                                    + "' IAM_ROLE default CSV IGNOREHEADER 1"));
            comparison.add(ours, theirs);
        }
        comparison.print(out);
        return comparison.isMet();
    }

    private interface Load {
        void run() throws IOException, SQLException, InterruptedException;
    }

    private static double seconds(Subject subject, Load load) throws IOException, SQLException, InterruptedException {
        Subject.run(subject.direct(), "TRUNCATE signatures");
        long start = System.nanoTime();
        load.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
