package io.bulkdata.receiver.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A REST proxy event of API Gateway, as it was recorded, with another body, path or header. */
final class RestProxyEvent {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode event;

    RestProxyEvent() {
        try (InputStream in = RestProxyEvent.class.getResourceAsStream("/events/rest-proxy.json")) {
            event = (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** POST of that body, signed with the secret of the tests. */
    static RestProxyEvent signed(byte[] body) {
        return new RestProxyEvent()
                .header("x-controlshift-webhook-signature", Webhooks.sign(body))
                .base64(body);
    }

    RestProxyEvent text(String body) {
        event.put("body", body).put("isBase64Encoded", false);
        return this;
    }

    RestProxyEvent base64(byte[] body) {
        return base64(Base64.getEncoder().encodeToString(body));
    }

    RestProxyEvent base64(String body) {
        event.put("body", body).put("isBase64Encoded", true);
        return this;
    }

    RestProxyEvent header(String name, String... values) {
        event.withObject("/headers").put(name, values[values.length - 1]);
        var all = event.withObject("/multiValueHeaders").putArray(name);
        for (String value : values) {
            all.add(value);
        }
        return this;
    }

    RestProxyEvent withoutMultiValueHeaders() {
        event.putNull("multiValueHeaders");
        return this;
    }

    RestProxyEvent withoutHeaders() {
        event.putNull("headers").putNull("multiValueHeaders");
        return this;
    }

    RestProxyEvent method(String method) {
        event.put("httpMethod", method);
        return this;
    }

    RestProxyEvent path(String path, String resource) {
        event.put("path", path).put("resource", resource);
        return this;
    }

    RestProxyEvent with(String field, String json) {
        try {
            event.set(field, JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RestProxyEvent without(String field) {
        event.remove(field);
        return this;
    }

    /** As API Gateway would see the sender. */
    RestProxyEvent sender(String address) {
        event.withObject("/requestContext/identity").put("sourceIp", address);
        return this;
    }

    /** To a resource {@code /webhook/{token}}. */
    RestProxyEvent token(String token) {
        event.put("path", "/webhook/" + token).put("resource", "/webhook/{token}");
        event.putObject("pathParameters").put("token", token);
        return this;
    }

    byte[] json() {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
