package io.bulkdata.bench.fetch;

import io.bulkdata.bench.Machine;
import io.bulkdata.bench.http.LoopbackServer;
import io.bulkdata.bench.lambda.Artifacts;
import io.bulkdata.bench.lambda.BenchCertificates;
import io.bulkdata.bench.lambda.Folders;
import io.bulkdata.bench.lambda.JavaLambda;
import io.bulkdata.bench.lambda.Jdk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.net.ServerSocketFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The packaged fetch Lambda beside curl, from the same source into the same stand-in of S3. */
@Command(
        name = "fetch",
        description = "The packaged fetch Lambda beside a copy with curl (at least 0.9 times as fast).")
public final class FetchCommand implements Callable<Integer> {

    private static final long MEGABYTE = 1_000_000;
    private static final int SMALL_REPEATS = 10;

    @Option(names = "--megabytes", defaultValue = "256", description = "Of the large file (${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(
            names = "--rounds",
            defaultValue = "8",
            description = "That count, after one that does not (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the order of runs (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--jdk25", description = "A JDK 25; the one under /usr/lib/jvm when it is not named.")
    private Path jdk25;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        out.println(Machine.facts());
        out.flush();
        Path work = Files.createTempDirectory("bulkdata-bench-");
        try {
            Artifacts artifacts = Artifacts.find();
            Path task = artifacts.unpack("fetch", work.resolve("fetch"));
            JavaLambda fetch =
                    new JavaLambda(Jdk.find(jdk25), artifacts, task, "io.bulkdata.receiver.fetch.FetchHandler", work);
            BenchCertificates certificates = BenchCertificates.create();
            boolean met = compare(fetch, certificates, false, out);
            return compare(fetch, certificates, true, out) && met ? 0 : 1;
        } finally {
            Folders.delete(work);
        }
    }

    private boolean compare(JavaLambda fetch, BenchCertificates certificates, boolean secured, PrintWriter out)
            throws IOException, InterruptedException {
        out.println();
        out.println("fetch over " + (secured ? "HTTPS" : "HTTP"));
        SampleFile large = new SampleFile("large", megabytes * MEGABYTE);
        SampleFile small = new SampleFile("small", MEGABYTE / 20);
        S3Stub stored = new S3Stub();
        ServerSocketFactory sockets = secured ? certificates.sockets() : ServerSocketFactory.getDefault();
        Path authority = certificates.writePem(fetch.work().resolve("authority.pem"));
        Path trust = certificates.writeTruststore(fetch.work().resolve("trust.p12"), fetch.jdk(), authorities -> true);
        List<String> flags = List.of("-Djavax.net.ssl.trustStore=" + trust);
        try (LoopbackServer source = LoopbackServer.start(sockets, new SourceStub(List.of(large, small)));
                LoopbackServer s3 = LoopbackServer.start(sockets, stored)) {
            Addresses addresses = Addresses.of(secured, source, s3, authority);
            Path log = fetch.work().resolve("fetch.log");
            try (LambdaCopier ours = LambdaCopier.start(CopyReport.OURS, addresses, fetch, flags, log)) {
                List<Copier> copiers = List.of(
                        new CurlCopier(CopyReport.CURL, addresses),
                        new CurlCopier(CopyReport.CURL_AGAIN, addresses),
                        ours);
                return measure(large, small, copiers, stored, new CopyReport(out));
            }
        }
    }

    private boolean measure(SampleFile large, SampleFile small, List<Copier> copiers, S3Stub stored, CopyReport report)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        CopyRounds largeRounds = new CopyRounds(large, 1);
        largeRounds.run(copiers, rounds, stored, random);
        CopyRounds smallRounds = new CopyRounds(small, SMALL_REPEATS);
        smallRounds.run(copiers, rounds, stored, random);
        boolean met = report.large(largeRounds, copiers);
        report.small(smallRounds, copiers);
        return met;
    }
}
