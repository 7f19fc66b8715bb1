package io.bulkdata.local.controlshift.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook endpoint that notes what it was sent and answers as it is told, else 200. */
public final class RecordingReceiver implements AutoCloseable {

    /** What was posted. */
    public record Received(String body, String signature, String contentType) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> next = new ConcurrentLinkedQueue<>();
    private volatile int otherwise = 200;

    public RecordingReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/webhook", this::receive);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    public RecordingReceiver answer(Integer... statuses) {
        next.addAll(List.of(statuses));
        return this;
    }

    public RecordingReceiver answerAlways(int status) {
        otherwise = status;
        return this;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    body,
                    exchange.getRequestHeaders().getFirst("x-controlshift-webhook-signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type")));
            Integer status = next.poll();
            exchange.sendResponseHeaders(status == null ? otherwise : status, -1);
        }
    }
}
