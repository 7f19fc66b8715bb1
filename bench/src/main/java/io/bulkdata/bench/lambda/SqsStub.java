package io.bulkdata.bench.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** SQS's SendMessage in its JSON protocol, which acknowledges everything at once and counts it. */
final class SqsStub {

    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicLong messages = new AtomicLong();

    /** How many messages were sent. */
    long messages() {
        return messages.get();
    }

    StubReply answer(StubRequest request) {
        if (!"AmazonSQS.SendMessage".equals(request.header("x-amz-target"))
                || !request.header("authorization").startsWith("AWS4-HMAC-SHA256")) {
            return StubReply.notFound(request);
        }
        long number = messages.incrementAndGet();
        return StubReply.of(
                200,
                "application/x-amz-json-1.0",
                "{\"MessageId\":\"%08x-0000-0000-0000-000000000000\",\"MD5OfMessageBody\":\"%s\"}"
                        .formatted(number, md5(message(request.body()))));
    }

    private static String message(byte[] body) {
        try {
            JsonNode message = JSON.readTree(body).path("MessageBody");
            if (!message.isTextual()) {
                throw new IllegalArgumentException("A message without a body");
            }
            return message.textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(String text) {
        try {
            // Not for safety: it is what SQS answers and clients check.
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
