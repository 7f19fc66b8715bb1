package io.bulkdata.receiver.webhook.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.AttributeMap;

/** In place of a connection to SQS: acknowledges each SendMessage as SQS does, and sends none. */
public final class RehearsedQueue implements SdkHttpClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicInteger messages = new AtomicInteger();

    /** How many messages it has acknowledged. */
    public int messages() {
        return messages.get();
    }

    /** For a client that makes its own. */
    public SdkHttpClient.Builder<?> asBuilder() {
        return new Itself();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return acknowledge(request);
            }

            @Override
            public void abort() {
                // It is over as soon as it has begun.
            }
        };
    }

    @Override
    public void close() {
        // There is no connection.
    }

    private HttpExecuteResponse acknowledge(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            String message = JSON.readTree(body).path("MessageBody").asText();
            byte[] answer = ("{\"MessageId\":\"" + messages.incrementAndGet() + "\",\"MD5OfMessageBody\":\""
                            + md5(message) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", Integer.toString(answer.length))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                    .build();
        }
    }

    /** Not for safety: it is what SQS answers and its client checks. */
    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    private final class Itself implements SdkHttpClient.Builder<Itself> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return RehearsedQueue.this;
        }
    }
}
