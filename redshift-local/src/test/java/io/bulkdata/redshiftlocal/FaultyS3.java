package io.bulkdata.redshiftlocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An S3 that answers GET and list requests as told: late, in part, or not at first. */
final class FaultyS3 implements AutoCloseable {

    private static final String TAG = "\"an-entity-tag\"";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Faulty> objects = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicInteger answering = new AtomicInteger();

    /**
     * An object and what goes wrong with it.
     *
     * @param refusals so many requests are answered 503 first
     * @param cuts so many answers break off in their middle after that
     */
    private record Faulty(ByteBuffer contents, AtomicInteger refusals, AtomicInteger cuts) {}

    FaultyS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void put(String path, byte[] bytes, int refusals, int cuts) {
        objects.put(path, new Faulty(ByteBuffer.wrap(bytes), new AtomicInteger(refusals), new AtomicInteger(cuts)));
    }

    /** The ranges that were asked for. */
    List<String> ranges() {
        return ranges;
    }

    /** The requests whose answers have not ended. */
    int answering() {
        return answering.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        answering.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getQuery();
            if (query != null && query.contains("list-type")) {
                list(exchange, path.substring(1));
            } else if (objects.containsKey(path)) {
                send(exchange, objects.get(path));
            } else {
                error(exchange, 404, "NoSuchKey");
            }
        } finally {
            answering.decrementAndGet();
        }
    }

    private void list(HttpExchange exchange, String bucket) throws IOException {
        StringBuilder keys = new StringBuilder();
        String prefix = exchange.getRequestURI().getQuery().replaceAll(".*prefix=([^&]*).*", "$1");
        objects.keySet().stream()
                .filter(path -> path.startsWith("/" + bucket + "/" + prefix))
                .sorted()
                .forEach(path -> keys.append("<Contents><Key>")
                        .append(path.substring(bucket.length() + 2))
                        .append("</Key></Contents>"));
        body(
                exchange,
                200,
                ("<ListBucketResult><Name>" + bucket + "</Name><IsTruncated>false</IsTruncated>" + keys
                                + "</ListBucketResult>")
                        .getBytes(UTF_8));
    }

    private void send(HttpExchange exchange, Faulty object) throws IOException {
        if (object.refusals().getAndDecrement() > 0) {
            error(exchange, 503, "SlowDown");
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        if (range != null) {
            ranges.add(range);
            from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        }
        byte[] all = object.contents().array();
        byte[] rest = Arrays.copyOfRange(all, from, all.length);
        exchange.getResponseHeaders().set("ETag", TAG);
        if (object.cuts().getAndDecrement() > 0) {
            exchange.sendResponseHeaders(from == 0 ? 200 : 206, rest.length);
            exchange.getResponseBody().write(rest, 0, rest.length / 2);
            exchange.getResponseBody().flush();
        } else {
            body(exchange, from == 0 ? 200 : 206, rest);
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        body(exchange, status, ("<Error><Code>" + code + "</Code><Message>No.</Message></Error>").getBytes(UTF_8));
    }

    private static void body(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
