package io.bulkdata.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Ctrl-C, and the end that follows it. */
final class Interruption {

    private Interruption() {}

    /** Closes it then; the latch opens when it has stopped. */
    static CountDownLatch closes(AutoCloseable running, PrintWriter out) {
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running, out, closed), "stop"));
        return closed;
    }

    private static void close(AutoCloseable running, PrintWriter out, CountDownLatch closed) {
        out.println("Stopping ...");
        out.flush();
        try {
            running.close();
            out.println("Stopped.");
        } catch (Exception e) {
            out.println("Cannot stop cleanly: " + e.getMessage());
        }
        out.flush();
        closed.countDown();
    }
}
