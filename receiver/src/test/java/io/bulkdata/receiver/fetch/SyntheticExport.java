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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on loopback that offers one large file, made as it is read. */
final class SyntheticExport implements AutoCloseable {

    private static final int BLOCK = 1024 * 1024;

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final int megabytes;
    private final boolean ranges;
    private final HttpServer server;

    /** @param ranges whether it answers them; else always the whole file */
    SyntheticExport(int megabytes, boolean ranges) {
        this.megabytes = megabytes;
        this.ranges = ranges;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
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
        long total = (long) megabytes * BLOCK;
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        boolean partial = ranges && range.matches();
        long first = partial ? Long.parseLong(range.group(1)) : 0;
        long end = partial ? Math.min(Long.parseLong(range.group(2)) + 1, total) : total;
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.getResponseHeaders().set("ETag", "\"synthetic-" + megabytes + "\"");
        if (partial) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + total);
        }
        exchange.sendResponseHeaders(partial ? 206 : 200, end - first);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, first, end);
        }
    }

    /** The file: every megabyte differs from the others. */
    void write(OutputStream out) throws IOException {
        write(out, 0, (long) megabytes * BLOCK);
    }

    private static void write(OutputStream out, long first, long end) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        block[0] = 'i';
        for (long at = first; at < end; ) {
            int from = (int) (at % BLOCK);
            int length = (int) Math.min(BLOCK - from, end - at);
            ByteBuffer.wrap(block).putInt(BLOCK / 2, (int) (at / BLOCK));
            out.write(block, from, length);
            at += length;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
