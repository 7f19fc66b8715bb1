package io.bulkdata.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent back over HTTP. */
final class HttpAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOWEST_STATUS = 100;
    private static final int HIGHEST_STATUS = 599;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** What API Gateway answers by itself. */
    static HttpAnswer ofGateway(int status, String message) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", List.of("application/json")),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** What API Gateway answers when a function has no answer, or one that cannot be understood. */
    static HttpAnswer internalServerError() {
        return ofGateway(502, "Internal server error");
    }

    /** The answer of a proxy integration; any other answer becomes {@link #internalServerError()}. */
    static HttpAnswer ofFunction(byte[] answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            int status = json.path("statusCode").asInt();
            if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
                return internalServerError();
            }
            return new HttpAnswer(status, headers(json), body(json));
        } catch (IOException | IllegalArgumentException e) {
            return internalServerError();
        }
    }

    private static Map<String, List<String>> headers(JsonNode json) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        json.path("headers").properties().forEach(header -> put(headers, header.getKey(), List.of(header.getValue())));
        json.path("multiValueHeaders").properties().forEach(header -> {
            List<JsonNode> values = new ArrayList<>();
            header.getValue().forEach(values::add);
            put(headers, header.getKey(), values);
        });
        return headers;
    }

    private static void put(Map<String, List<String>> headers, String name, List<JsonNode> values) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, values.stream().map(JsonNode::asText).toList());
    }

    private static byte[] body(JsonNode json) {
        String body = json.path("body").asText("");
        return json.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
