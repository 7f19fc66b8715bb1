package io.bulkdata.redshiftlocal.engine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * A shell that waits for the end of this JVM, however it ends, and then stops the PostgreSQL that it may have left behind. It
 * learns of the end from the pipe between the two, which the system closes.
 */
final class Watchdog implements AutoCloseable {

    /** The keys of a terminal reach the whole group of processes; this one has to outlive them. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat >/dev/null
            if read -r postmaster 2>/dev/null <"$1/postgres/postmaster.pid"; then
              kill -INT "$postmaster" 2>/dev/null
              while kill -0 "$postmaster" 2>/dev/null; do sleep 0.1; done
            fi
            if [ "$2" = temporary ]; then rm -rf -- "$1"; fi
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** @param temporary whether the folder shall be deleted then, too */
    static Watchdog start(Path root, boolean temporary) throws IOException {
        return new Watchdog(
                new ProcessBuilder("sh", "-c", SCRIPT, "sh", root.toString(), temporary ? "temporary" : "kept")
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    /** To be called when PostgreSQL has stopped: there is nothing left to do. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
