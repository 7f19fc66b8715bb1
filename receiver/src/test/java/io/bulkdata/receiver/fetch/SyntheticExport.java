package io.bulkdata.receiver.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Executors;

/** A web server on loopback that offers one large file, made as it is read. */
final class SyntheticExport implements AutoCloseable {

    private static final int BLOCK = 1024 * 1024;

    private final int megabytes;
    private final HttpServer server;

    SyntheticExport(int megabytes) {
        this.megabytes = megabytes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "synthetic-export");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::serve);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, (long) megabytes * BLOCK);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out);
        }
    }

    /** The file: every megabyte differs from the others. */
    void write(OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        block[0] = 'i';
        for (int i = 0; i < megabytes; i++) {
            ByteBuffer.wrap(block).putInt(BLOCK / 2, i);
            out.write(block);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
