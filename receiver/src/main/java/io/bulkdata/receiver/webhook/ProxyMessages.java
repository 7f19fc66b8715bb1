package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.model.ApiGatewayRequestIdentity;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyRequestContext;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.model.Headers;
import com.amazonaws.serverless.proxy.model.SingleValueHeaders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads API Gateway's events and writes the answers to them. The container can do so itself, but looks at each of its classes
 * by reflection and makes new ones for them first, which takes as long as all of Spring. Only what the webhook Lambda and its
 * container look at is read.
 */
final class ProxyMessages {

    private static final JsonMapper JSON = new JsonMapper();

    private ProxyMessages() {}

    /**
     * Reads a proxy event of a REST API. Any other event is thrown out: an answer, even one that says 500, would be a success to
     * whoever else calls a function, and a queue would delete its messages.
     *
     * @throws IllegalArgumentException when it is another event or none, saying what to change and nothing of what is in it
     */
    static AwsProxyRequest read(InputStream in) throws IOException {
        JsonNode event = tree(in);
        if (!event.path("httpMethod").isTextual()
                || event.path("httpMethod").textValue().isEmpty()) {
            throw notAnEvent(
                    event.has("version")
                            ? "set payload_format_version of the integration to \"1.0\""
                            : "only API Gateway may call this function");
        }
        AwsProxyRequest request = new AwsProxyRequest();
        request.setResource(text(event.get("resource")));
        request.setPath(text(event.get("path")));
        request.setHttpMethod(text(event.get("httpMethod")));
        request.setBody(text(event.get("body")));
        request.setIsBase64Encoded(event.path("isBase64Encoded").asBoolean());
        if (event.path("headers").isObject()) {
            SingleValueHeaders headers = new SingleValueHeaders();
            eachText(event.path("headers"), headers::put);
            request.setHeaders(headers);
        }
        if (event.path("multiValueHeaders").isObject()) {
            request.setMultiValueHeaders(headers(event.path("multiValueHeaders")));
        }
        if (event.path("pathParameters").isObject()) {
            Map<String, String> parameters = new HashMap<>();
            eachText(event.path("pathParameters"), parameters::put);
            request.setPathParameters(parameters);
        }
        request.setRequestContext(context(event.path("requestContext")));
        return request;
    }

    static void write(AwsProxyResponse response, OutputStream out) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("statusCode", response.getStatusCode());
        ObjectNode headers = answer.putObject("multiValueHeaders");
        if (response.getMultiValueHeaders() != null) {
            response.getMultiValueHeaders().forEach((name, values) -> {
                ArrayNode all = headers.putArray(name);
                values.forEach(all::add);
            });
        }
        answer.put("body", response.getBody());
        answer.put("isBase64Encoded", response.isBase64Encoded());
        out.write(JSON.writeValueAsBytes(answer));
    }

    private static JsonNode tree(InputStream in) throws IOException {
        try {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            // Without the cause, which may quote the event.
            throw notAnEvent("not JSON");
        }
    }

    private static IllegalArgumentException notAnEvent(String why) {
        return new IllegalArgumentException("Not a proxy event of a REST API (payload 1.0): " + why);
    }

    private static Headers headers(JsonNode node) {
        Headers headers = new Headers();
        node.properties()
                .forEach(header -> header.getValue().forEach(value -> headers.add(header.getKey(), text(value))));
        return headers;
    }

    /** The container refuses events without one. */
    private static AwsProxyRequestContext context(JsonNode node) {
        ApiGatewayRequestIdentity identity = new ApiGatewayRequestIdentity();
        identity.setSourceIp(text(node.path("identity").get("sourceIp")));
        AwsProxyRequestContext context = new AwsProxyRequestContext();
        context.setIdentity(identity);
        return context;
    }

    private static void eachText(JsonNode node, BiConsumer<String, String> take) {
        node.properties().forEach(field -> take.accept(field.getKey(), text(field.getValue())));
    }

    private static String text(JsonNode node) {
        if (node != null && node.isContainerNode()) {
            throw notAnEvent("an object or an array where a text must be");
        }
        return node == null || node.isNull() ? null : node.asText();
    }
}
