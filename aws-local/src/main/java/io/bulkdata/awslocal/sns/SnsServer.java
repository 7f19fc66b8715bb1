package io.bulkdata.awslocal.sns;

import com.sun.net.httpserver.HttpExchange;
import io.bulkdata.awslocal.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SNS's query protocol over HTTP: topics, subscriptions of queues, publishing. Signatures are not checked, and what SNS can do
 * beyond {@link SnsActions} is refused.
 */
public final class SnsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnsServer.class);
    private final LoopbackServer server;
    private final SnsActions actions;

    /**
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param sqs where the queues are; stays the caller's to close
     */
    public SnsServer(int port, String region, String account, SqsClient sqs) {
        server = new LoopbackServer("SNS", port);
        actions = new SnsActions(new Topics(region, account), new QueueDelivery(sqs, Clock.systemUTC()), endpoint());
        server.start(this::answer);
    }

    public URI endpoint() {
        return server.endpoint();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = exchange.getRequestURI().getRawQuery();
            try {
                send(exchange, 200, perform(query == null ? form : query));
            } catch (SnsException e) {
                send(exchange, e.status(), error("Sender", e.code(), e.getMessage()));
            } catch (RuntimeException e) { // the top of this server
                LOG.error("Cannot answer", e);
                send(exchange, 500, error("Receiver", "InternalError", "Internal failure"));
            }
        }
    }

    private Xml perform(String form) {
        QueryParameters parameters = QueryParameters.of(form);
        String action = parameters.required("Action");
        parameters.optional("Version");
        Consumer<Xml> result = actions.perform(action, parameters);
        return new Xml()
                .element(
                        action + "Response",
                        response -> response.element(action + "Result", result)
                                .element("ResponseMetadata", metadata -> metadata.element("RequestId", requestId())));
    }

    private static Xml error(String type, String code, String message) {
        return new Xml()
                .element(
                        "ErrorResponse",
                        response -> response.element(
                                        "Error",
                                        error -> error.element("Type", type)
                                                .element("Code", code)
                                                .element("Message", message))
                                .element("RequestId", requestId()));
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    private static void send(HttpExchange exchange, int status, Xml body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
