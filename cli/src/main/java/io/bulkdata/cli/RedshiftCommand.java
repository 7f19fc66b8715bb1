package io.bulkdata.cli;

import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.RedshiftLocalBuilder;
import io.bulkdata.redshiftlocal.sql.Isolation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bulkdata redshift}: a warehouse that speaks Redshift's protocol, alone, until Ctrl-C. */
@Command(
        name = "redshift",
        description = "Runs a warehouse that speaks Redshift's protocol on this machine.",
        mixinStandardHelpOptions = true)
final class RedshiftCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "5439",
            description = "Port of the warehouse (${DEFAULT-VALUE}); 0 takes a free one.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the data there for the next start; without it they are deleted at the end.")
    private Path data;

    @Mixin
    private final S3Options s3 = new S3Options();

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            defaultValue = "snapshot",
            description = "How transactions are kept apart: snapshot or serializable (${DEFAULT-VALUE}).")
    private Isolation isolation;

    @Option(
            names = "--tls",
            paramLabel = "RULE",
            defaultValue = "optional",
            description = "Whether sessions without TLS are let in: optional or required (${DEFAULT-VALUE}).")
    private Tls tls;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "500",
            description = "Most sessions at a time (${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--slices",
            paramLabel = "N",
            defaultValue = "2",
            description = "Files that an UNLOAD writes at the same time (${DEFAULT-VALUE}).")
    private int slices;

    @Option(
            names = "--api-port",
            paramLabel = "N",
            description = "Also answers AWS SDK clients there: the Data API and cluster control; 0 takes a free port.")
    private Integer apiPort;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "awsuser", description = "${DEFAULT-VALUE}")
    private String user;

    @Option(names = "--password", paramLabel = "TEXT", defaultValue = "Password1", description = "${DEFAULT-VALUE}")
    private String password;

    @Option(names = "--database", paramLabel = "NAME", defaultValue = "dev", description = "${DEFAULT-VALUE}")
    private String database;

    @Spec
    private CommandSpec command;

    private enum Tls {
        OPTIONAL,
        REQUIRED
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        RedshiftLocal warehouse = builder().start();
        CountDownLatch closed = Interruption.closes(warehouse, out);
        tell(warehouse, out);
        closed.await();
        return 0;
    }

    private RedshiftLocalBuilder builder() throws IOException {
        RedshiftLocalBuilder builder = RedshiftLocal.builder()
                .port(port)
                .user(user)
                .password(password)
                .database(database)
                .isolation(isolation)
                .connectionLimit(connections)
                .slices(slices);
        if (tls == Tls.REQUIRED) {
            builder.requireTls();
        }
        if (data != null) {
            builder.dataDirectory(data);
        }
        if (apiPort != null) {
            builder.api(ApiOptions.defaults().withPort(apiPort));
        }
        return s3.addTo(builder);
    }

    private void tell(RedshiftLocal warehouse, PrintWriter out) {
        out.println("JDBC         " + warehouse.jdbcUrl());
        out.println("psql         psql -h localhost -p " + warehouse.port() + " -U " + user + " " + database);
        if (apiPort != null) {
            out.println("Data API     " + warehouse.apiEndpoint());
        }
        out.println("User         " + user);
        out.println("Certificate  " + warehouse.certificate());
        out.println("S3           " + s3);
        out.println("Data         " + (data == null ? "deleted at the end" : "kept in " + data.toAbsolutePath()));
        out.println("Log          " + Bulkdata.logFile());
        out.println("Ready. Ctrl-C stops it.");
        out.flush();
    }
}
