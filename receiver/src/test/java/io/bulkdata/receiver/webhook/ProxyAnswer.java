package io.bulkdata.receiver.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the Lambda gave back to API Gateway. */
record ProxyAnswer(int status, String body, JsonNode headers) {

    private static final JsonMapper JSON = new JsonMapper();

    static ProxyAnswer of(WebhookHandler handler, RestProxyEvent event) {
        return of(handler, event.json());
    }

    static ProxyAnswer of(WebhookHandler handler, byte[] event) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, null);
            JsonNode answer = JSON.readTree(out.toByteArray());
            if (answer.path("isBase64Encoded").asBoolean()) {
                throw new AssertionError("Not a text: " + answer);
            }
            return new ProxyAnswer(
                    answer.path("statusCode").asInt(), answer.path("body").asText(), answer.path("multiValueHeaders"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a header; null when there is none. */
    String header(String name) {
        for (var field : headers.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue().path(0).asText();
            }
        }
        return null;
    }
}
