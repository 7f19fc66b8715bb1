package io.bulkdata.awslocal.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on a port of 127.0.0.1, answered by a few daemon threads. */
public final class LoopbackServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Takes the port; nobody is answered before {@link #start}.
     *
     * @param service whose it is, for threads and errors
     * @param port the port; 0 for a free one
     */
    public LoopbackServer(String service, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + service + " on 127.0.0.1:" + port, e);
        }
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "aws-local-" + service);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Answers by that handler from now on. */
    public void start(HttpHandler handler) {
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
