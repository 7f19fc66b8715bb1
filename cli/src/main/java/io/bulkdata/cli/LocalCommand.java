package io.bulkdata.cli;

import io.bulkdata.cli.operate.EnvironmentFile;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        LocalOptions options = LocalOptions.defaults(signingSecret)
                .onPorts(
                        port == null ? Ports.preferred(8080) : port,
                        redshiftPort == null ? Ports.preferred(5439) : redshiftPort)
                .allowing(allowedHosts);
        out.println("Starting S3, DynamoDB, SQS, SNS and Redshift ...");
        out.flush();
        LocalPipeline pipeline = LocalPipeline.start(options);
        EnvironmentFile file = environmentFile == null ? EnvironmentFile.usual() : new EnvironmentFile(environmentFile);
        CountDownLatch closed = Interruption.closes(
                () -> {
                    file.remove();
                    pipeline.close();
                },
                out);
        int tables = createTables(pipeline);
        file.write(pipeline.environment());
        print(tables, pipeline, signingSecret, out);
        out.println(
                environmentFile == null
                        ? "Look           ./bulkdata batches list --local"
                        : "Look           ./bulkdata batches list --env-file " + file);
        out.println("Ready. Ctrl-C stops everything.");
        out.flush();
        closed.await();
        return 0;
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
        out.println("  " + pipeline.psql());
        out.println("Log            " + Bulkdata.logFile());
    }
}
