package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An S3 that takes objects, after as many refusals as it was told, and remembers what it was asked. */
final class WritableS3 implements AutoCloseable {

    private static final String UPLOAD =
            "<InitiateMultipartUploadResult><UploadId>u</UploadId>" + "</InitiateMultipartUploadResult>";
    private static final String COMPLETED =
            "<CompleteMultipartUploadResult><ETag>e</ETag>" + "</CompleteMultipartUploadResult>";

    private final HttpServer server;
    private final AtomicInteger refusals = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    WritableS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next so many requests are answered 503. */
    void refuse(int times) {
        refusals.set(times);
    }

    /** Method, what it was about, and the number of bytes. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long length = exchange.getRequestBody().readAllBytes().length;
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            requests.add(exchange.getRequestMethod() + " " + about(query) + (sendsData(exchange) ? " " + length : ""));
            if (refusals.getAndDecrement() > 0) {
                send(exchange, 503, error("SlowDown"));
            } else if (path.endsWith("denied")) {
                send(exchange, 403, error("AccessDenied"));
            } else {
                exchange.getResponseHeaders().set("ETag", "\"e\"");
                exchange.getResponseHeaders().set("x-amz-checksum-crc32", "AAAAAA==");
                send(exchange, 200, query.contains("uploads") ? UPLOAD : query.contains("uploadId") ? COMPLETED : "");
            }
        }
    }

    private static boolean sendsData(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("PUT");
    }

    private static String about(String query) {
        if (query.contains("partNumber")) {
            return "part";
        }
        return query.contains("upload") ? "upload" : "object";
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>No.</Message></Error>";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
