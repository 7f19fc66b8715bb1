package io.bulkdata.cli;

import io.bulkdata.cli.operate.EnvironmentFile;
import io.bulkdata.local.FailureRoute;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.LocalWarehouse;
import io.bulkdata.local.Persistence;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulkdata local}: keeps the pipeline up until it is interrupted. */
@Command(
        name = "local",
        description = "Keeps the whole pipeline up for any client, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class LocalCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the webhook; 8080 when it is free.")
    private Integer port;

    @Option(
            names = "--redshift-port",
            paramLabel = "PORT",
            description = "Port of the warehouse; 5439 when it is free.")
    private Integer redshiftPort;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "A host, or host:port, that exports may be fetched from by plain http. May be repeated.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--secret", paramLabel = "SECRET", description = "What webhooks are signed with; random if absent.")
    private String secret;

    @Option(
            names = "--load-rules",
            paramLabel = "FILE",
            description = "A document of load rules: it is put into the S3 and used as on AWS.")
    private Path loadRules;

    @Option(
            names = "--warehouse",
            paramLabel = "NAME",
            description = "One more warehouse, for rules with targets in it. May be repeated.")
    private List<String> warehouses = List.of();

    @Option(
            names = "--failures",
            paramLabel = "topic|queue",
            defaultValue = "queue",
            description = "Whether the topic itself calls the reprocess function, or a queue (${DEFAULT-VALUE}).")
    private FailureRoute failures;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description =
                    "Where other commands find this one with the same option; without it they find it with --local.")
    private Path environmentFile;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        String signingSecret = secret == null ? Secrets.random() : secret;
        LocalOptions options = options(signingSecret);
        out.println("Starting S3, DynamoDB, SQS, SNS and Redshift ...");
        out.flush();
        LocalPipeline pipeline = LocalPipeline.start(options);
        Map<LocalWarehouse, EnvironmentFile> files = files(pipeline);
        CountDownLatch closed = Interruption.closes(
                () -> {
                    files.values().forEach(EnvironmentFile::remove);
                    pipeline.close();
                },
                out);
        int tables = createTables(pipeline);
        files.forEach((warehouse, file) -> file.write(pipeline.environment(warehouse)));
        print(tables, pipeline, signingSecret, out);
        printLooks(files, out);
        out.println("Ready. Ctrl-C stops everything.");
        out.flush();
        closed.await();
        return 0;
    }

    private LocalOptions options(String signingSecret) throws IOException {
        return LocalOptions.defaults(signingSecret)
                .onPorts(
                        port == null ? Ports.preferred(8080) : port,
                        redshiftPort == null ? Ports.preferred(5439) : redshiftPort)
                .allowing(allowedHosts)
                .trying(Persistence.defaults().hearing(failures))
                .loadingBy(loadRules == null ? null : Files.readString(loadRules), warehouses);
    }

    /** One for each warehouse: that of the first is found by itself, those of the others beside it by their names. */
    private Map<LocalWarehouse, EnvironmentFile> files(LocalPipeline pipeline) {
        EnvironmentFile first =
                environmentFile == null ? EnvironmentFile.usual() : new EnvironmentFile(environmentFile);
        Map<LocalWarehouse, EnvironmentFile> files = new LinkedHashMap<>();
        for (LocalWarehouse warehouse : pipeline.warehouses()) {
            files.put(
                    warehouse,
                    files.isEmpty() ? first : first.beside(warehouse.name().value()));
        }
        return files;
    }

    private void printLooks(Map<LocalWarehouse, EnvironmentFile> files, PrintWriter out) {
        boolean usual = environmentFile == null;
        for (EnvironmentFile file : files.values()) {
            out.println("Look           ./bulkdata batches list " + (usual ? "--local" : "--env-file " + file));
            usual = false;
        }
    }

    private static int createTables(LocalPipeline pipeline) throws IOException {
        try (SchemaServer schema = SchemaServer.start(SourceSchema.published(), false);
                Warehouse warehouse = pipeline.openWarehouse()) {
            return WarehouseTables.create(schema.schemaUri(), warehouse).size();
        }
    }

    private static void print(int tables, LocalPipeline pipeline, String secret, PrintWriter out) {
        out.println("Webhook        " + pipeline.webhookUrl());
        out.println("Secret         " + secret);
        out.println("S3             " + pipeline.aws().s3Endpoint());
        out.println("SQS            " + pipeline.aws().sqsEndpoint());
        pipeline.queues().forEach((name, url) -> out.println("  " + name + "  " + url));
        out.println("Notices        " + pipeline.noticesQueueUrl());
        out.println("Credentials    " + pipeline.aws().environment().get("AWS_ACCESS_KEY_ID") + " / "
                + pipeline.aws().environment().get("AWS_SECRET_ACCESS_KEY"));
        out.println("Warehouse      " + tables + " tables in schema public");
        for (LocalWarehouse warehouse : pipeline.warehouses()) {
            out.println("  " + warehouse.name() + "  " + warehouse.psql());
            out.println("  " + warehouse.name() + "  cluster control and Data API at " + warehouse.clusterEndpoint());
        }
        out.println("Log            " + Bulkdata.logFile());
    }
}
