package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is measured and what measures on processors of their own, when there are two and {@code taskset}. */
final class Pinning {

    private final boolean possible;

    private Pinning(boolean possible) {
        this.possible = possible;
    }

    /** Moves this process off the first processor, if it can. */
    static Pinning begin() throws IOException, InterruptedException {
        return new Pinning(Runtime.getRuntime().availableProcessors() > 1
                && move(ProcessHandle.current().pid(), "1"));
    }

    /** The same command on the first processor. */
    List<String> pinned(List<String> command) {
        if (!possible) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        return pinned;
    }

    String describe() {
        return possible
                ? "each function on processor 0, what measures it on processor 1"
                : "not pinned to processors (there is but one, or no taskset): functions and what measures them disturb each other";
    }

    private static boolean move(long pid, String processor) throws InterruptedException {
        try {
            return new ProcessBuilder("taskset", "-a", "-c", "-p", processor, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
