package io.bulkdata.redshiftlocal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL that used a folder before, which may still be stopping. */
final class FormerServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FormerServer() {}

    /**
     * Waits until it has gone.
     *
     * @throws IOException when it stays
     */
    static void await(Path postgres) throws IOException {
        Optional<ProcessHandle> server = runningIn(postgres);
        if (server.isEmpty()) {
            return;
        }
        try {
            server.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "The folder " + postgres.getParent() + " is in use by process "
                            + server.get().pid(),
                    e);
        } catch (ExecutionException e) {
            throw new IOException("Cannot wait for process " + server.get().pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static Optional<ProcessHandle> runningIn(Path postgres) throws IOException {
        Path file = postgres.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file).lines().findFirst().orElse("");
        return pid.matches("[0-9]{1,10}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(FormerServer::isPostgres)
                : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.endsWith("postgres"))
                        .orElse(false);
    }
}
