package io.bulkdata.redshiftlocal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a warehouse alone, until Ctrl-C. */
public final class Main {

    private static final String USAGE = """
            Usage: redshift-local [--port PORT] [--user NAME] [--password TEXT] [--database NAME] [--data DIRECTORY]
                                  [--s3 URL --s3-access-key ID --s3-secret-key KEY [--s3-region REGION]]
            """;

    private Main() {}

    /** Exits 2 when the arguments are wrong, 1 when the server cannot start. */
    public static void main(String[] args) throws InterruptedException {
        CommandLine line;
        try {
            line = CommandLine.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        try {
            RedshiftLocal server = builder(line).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "redshift-local-stop"));
            tell(server, line);
        } catch (IOException e) {
            System.err.println("Cannot start: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static RedshiftLocalBuilder builder(CommandLine line) {
        RedshiftLocalBuilder builder = RedshiftLocal.builder()
                .port(line.port())
                .user(line.value("user", "awsuser"))
                .password(line.value("password", "Password1"))
                .database(line.value("database", "dev"));
        if (line.has("data")) {
            builder.dataDirectory(Path.of(line.value("data", "")));
        }
        if (line.has("s3")) {
            builder.s3(
                    URI.create(line.value("s3", "")),
                    line.value("s3-access-key", ""),
                    line.value("s3-secret-key", ""),
                    line.value("s3-region", "us-east-1"));
        }
        return builder;
    }

    private static void tell(RedshiftLocal server, CommandLine line) {
        String user = line.value("user", "awsuser");
        String database = line.value("database", "dev");
        System.out.println("JDBC         " + server.jdbcUrl());
        System.out.println("psql         psql -h localhost -p " + server.port() + " -U " + user + " " + database);
        System.out.println("certificate  " + server.certificate());
        System.out.println("Ctrl-C stops it.");
    }

    private static void stop(RedshiftLocal server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("Cannot stop cleanly: " + e.getMessage());
        }
    }
}
