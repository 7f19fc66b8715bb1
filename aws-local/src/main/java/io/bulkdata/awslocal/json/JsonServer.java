package io.bulkdata.awslocal.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.bulkdata.awslocal.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services that are asked in JSON, on one port. Signatures are not checked. */
public final class JsonServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JsonServer.class);

    private final LoopbackServer server;
    private final Map<String, JsonService> services;

    /** @param port the port on 127.0.0.1; 0 for a free one */
    public JsonServer(int port, List<JsonService> services) {
        this.services =
                services.stream().collect(Collectors.toUnmodifiableMap(JsonService::target, Function.identity()));
        server = new LoopbackServer("Secrets Manager, KMS and Kinesis", port);
        server.start(this::answer);
    }

    public URI endpoint() {
        return server.endpoint();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Encoding encoding = Encoding.of(exchange.getRequestHeaders().getFirst("Content-Type"));
            try {
                ObjectNode request = encoding.read(exchange.getRequestBody().readAllBytes());
                send(
                        exchange,
                        200,
                        encoding,
                        perform(exchange.getRequestHeaders().getFirst("X-Amz-Target"), request));
            } catch (ServiceFault e) {
                send(exchange, 400, encoding, error(e.code(), e.getMessage()));
            } catch (RuntimeException e) { // the top of this server
                LOG.error("Cannot answer", e);
                send(exchange, 500, encoding, error("InternalFailure", "Internal failure"));
            }
        }
    }

    private ObjectNode perform(String target, ObjectNode request) {
        int dot = target == null ? -1 : target.lastIndexOf('.');
        JsonService service = dot < 0 ? null : services.get(target.substring(0, dot));
        if (service == null) {
            throw unknown(target);
        }
        return service.perform(target.substring(dot + 1), new Fields(service.invalidInput(), request));
    }

    /** How an action is refused that a service does not know. */
    public static ServiceFault unknown(String action) {
        return new ServiceFault("UnknownOperationException", "aws-local does not support the action " + action);
    }

    private static ObjectNode error(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, Encoding encoding, ObjectNode answer)
            throws IOException {
        byte[] bytes = encoding.write(answer);
        exchange.getResponseHeaders().set("Content-Type", encoding.contentType());
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
