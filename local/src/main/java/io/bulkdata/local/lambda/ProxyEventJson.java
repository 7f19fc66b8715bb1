package io.bulkdata.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The event of a REST API's Lambda proxy integration, format 1.0: see "Input format of a Lambda function for proxy integration"
 * (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
 */
final class ProxyEventJson {

    private static final DateTimeFormatter REQUEST_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STAGE = "local";

    private final Clock clock;

    ProxyEventJson(Clock clock) {
        this.clock = clock;
    }

    byte[] of(HttpRequest request) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("resource", request.path())
                .put("path", request.path())
                .put("httpMethod", request.method());
        putLast(event, "headers", request.headers());
        putAll(event, "multiValueHeaders", request.headers());
        putLast(event, "queryStringParameters", request.query());
        putAll(event, "multiValueQueryStringParameters", request.query());
        event.putNull("pathParameters").putNull("stageVariables");
        event.set("requestContext", context(request));
        putBody(event, request.body());
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void putLast(ObjectNode event, String name, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(name);
        } else {
            ObjectNode node = event.putObject(name);
            values.forEach((key, all) -> node.put(key, all.get(all.size() - 1)));
        }
    }

    private static void putAll(ObjectNode event, String name, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(name);
        } else {
            ObjectNode node = event.putObject(name);
            values.forEach((key, all) -> all.forEach(node.withArray(key)::add));
        }
    }

    private ObjectNode context(HttpRequest request) {
        Instant now = clock.instant();
        ObjectNode context = JsonNodeFactory.instance
                .objectNode()
                .put("resourceId", "local")
                .put("resourcePath", request.path())
                .put("httpMethod", request.method())
                .put("extendedRequestId", UUID.randomUUID().toString())
                .put("requestTime", REQUEST_TIME.format(now))
                .put("path", "/" + STAGE + request.path())
                .put("accountId", "000000000000")
                .put("protocol", "HTTP/1.1")
                .put("stage", STAGE)
                .put("domainPrefix", "localhost")
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("requestId", UUID.randomUUID().toString())
                .put("domainName", request.header("Host").orElse("localhost"))
                .put("apiId", "local");
        context.putObject("identity")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("User-Agent").orElse(null));
        return context;
    }

    private static void putBody(ObjectNode event, byte[] body) {
        if (body.length == 0) {
            event.putNull("body").put("isBase64Encoded", false);
            return;
        }
        Optional<String> text = text(body);
        event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
                .put("isBase64Encoded", text.isEmpty());
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
