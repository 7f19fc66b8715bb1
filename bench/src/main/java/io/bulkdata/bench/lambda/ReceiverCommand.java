package io.bulkdata.bench.lambda;

import io.bulkdata.bench.Machine;
import io.bulkdata.bench.http.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.net.ServerSocketFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The receiver's Lambdas, packaged, under a local Runtime API: that they work, and how they start and run beside a Node receiver. */
@Command(
        name = "receiver",
        description = {
            "The packaged webhook Lambda beside a Node receiver: cold start, webhooks a second, memory;",
            "and the packaged fetch Lambda beside curl."
        })
public final class ReceiverCommand implements Callable<Integer> {

    private static final int EVENTS = 256;

    @Option(names = "--smoke", description = "Only tries that each artifact works.")
    private boolean smoke;

    @Option(names = "--webhook-only", description = "Leaves out the fetch, which 'bench fetch' measures by itself.")
    private boolean webhookOnly;

    @Option(
            names = "--rounds",
            defaultValue = "6",
            description = "That count, after one that does not (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "8",
            description = "Seconds for each run, some thousand webhooks (${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "2", description = "Measured in each run (${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--training",
            defaultValue = "500",
            description = "Webhooks that train the cache (${DEFAULT-VALUE}).")
    private int training;

    @Option(names = "--seed", defaultValue = "1", description = "Of the order of runs (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--jdk25", description = "A JDK 25; the one under /usr/lib/jvm when it is not named.")
    private Path jdk25;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        Artifacts artifacts = Artifacts.find();
        Path jdk = Jdk.find(jdk25);
        for (String lambda : List.of("webhook", "fetch")) {
            out.printf(Locale.ROOT, "%s.zip: %.1f MB%n", lambda, Files.size(artifacts.zip(lambda)) / 1e6);
        }
        Path work = Files.createTempDirectory("bulkdata-bench-");
        try {
            if (smoke) {
                return new Smoke(artifacts, jdk, work, out).run();
            }
            // First: what comes then keeps this process on one processor.
            int fetch = webhookOnly ? 0 : fetch(jdk);
            return Math.max(fetch, compare(artifacts, jdk, work, out));
        } finally {
            Folders.delete(work);
        }
    }

    private int fetch(Path jdk) {
        return command.parent().commandLine().getSubcommands().get("fetch").execute("--jdk25", jdk.toString());
    }

    private int compare(Artifacts artifacts, Path jdk, Path work, PrintWriter out)
            throws IOException, InterruptedException {
        Path node = NodeModules.install(artifacts.folder().resolveSibling("node"));
        out.println(Machine.facts());
        Pinning pinning = Pinning.begin();
        out.println(pinning.describe());
        out.flush();
        JavaLambda webhook = new JavaLambda(
                jdk,
                artifacts,
                artifacts.unpack("webhook", work.resolve("webhook")),
                "io.bulkdata.receiver.webhook.WebhookHandler",
                work);
        BenchCertificates certificates = BenchCertificates.create();
        WebhookImage image = WebhookImage.make(work.resolve("image"), artifacts, jdk, work, training);
        Contenders contenders = new Contenders(webhook, image, node, pinning, certificates);
        SqsStub queue = new SqsStub();
        try (LoopbackServer plain = StubServer.start(ServerSocketFactory.getDefault(), queue::answer);
                LoopbackServer secured = StubServer.start(certificates.sockets(), queue::answer)) {
            boolean met = measure(contenders, Endpoint.http(plain.port()), queue, work, out);
            return measure(contenders, Endpoint.https(secured.port()), queue, work, out) && met ? 0 : 1;
        }
    }

    private boolean measure(Contenders contenders, Endpoint endpoint, SqsStub queue, Path work, PrintWriter out)
            throws IOException, InterruptedException {
        List<byte[]> events = WebhookEvents.create(EVENTS);
        List<Contender> all = List.of(
                contenders.node(Report.NODE, false, endpoint),
                contenders.node(Report.NODE_AGAIN, false, endpoint),
                contenders.node(Report.NODE_KEEP_ALIVE, true, endpoint),
                contenders.managed(endpoint),
                contenders.image(endpoint));
        Rounds run = new Rounds(all, new Load(events, warmUp, seconds), new Random(seed));
        run.run(rounds, queue, work);
        return new Report(endpoint, run, out).print(all);
    }
}
