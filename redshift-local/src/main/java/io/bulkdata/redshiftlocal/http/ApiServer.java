package io.bulkdata.redshiftlocal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers AWS SDK clients over HTTP on the loopback interface. */
public final class ApiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 16;

    /** More than 40 statements of 100 KB, escaped, and their parameters. */
    private static final int MAXIMUM_BODY_BYTES = 16 * 1024 * 1024;

    private static final int TOO_LARGE = 413;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;

    private final HttpServer server;
    private final AccessKeys keys;
    private final List<ApiService> services;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "redshift-local-api");
        thread.setDaemon(true);
        return thread;
    });

    private ApiServer(HttpServer server, AccessKeys keys, List<ApiService> services) {
        this.server = server;
        this.keys = keys;
        this.services = List.copyOf(services);
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @param services the first that serves a request answers it
     */
    public static ApiServer start(int port, AccessKeys keys, List<ApiService> services) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        ApiServer server = new ApiServer(http, keys, services);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = UUID.randomUUID().toString();
            byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY_BYTES + 1);
            if (body.length > MAXIMUM_BODY_BYTES) {
                send(exchange, new ApiResponse(TOO_LARGE, "text/plain", "Request body is too large"), requestId);
                return;
            }
            ApiRequest request = new ApiRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers(exchange),
                    new String(body, StandardCharsets.UTF_8));
            send(exchange, answer(request, requestId), requestId);
        }
    }

    private ApiResponse answer(ApiRequest request, String requestId) {
        for (ApiService service : services) {
            if (service.serves(request)) {
                return answer(service, request, requestId);
            }
        }
        return new ApiResponse(NOT_FOUND, "text/plain", "No service of redshift-local is called like that");
    }

    private ApiResponse answer(ApiService service, ApiRequest request, String requestId) {
        try {
            return service.answer(request, keys.caller(request), requestId);
        } catch (ApiFailure e) {
            return service.refuse(e, requestId);
        } catch (RuntimeException e) { // the top of this server
            LOG.error("Cannot answer a request", e);
            return service.refuse(new ApiFailure(BROKEN, "InternalFailure", "redshift-local failed"), requestId);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", nonNull(values))));
        return headers;
    }

    private static List<String> nonNull(List<String> values) {
        return values == null ? Collections.emptyList() : values;
    }

    private static void send(HttpExchange exchange, ApiResponse response, String requestId) throws IOException {
        byte[] bytes = response.bytes();
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
