package io.bulkdata.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class HttpApiTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String OK = "{\"statusCode\":200,\"body\":\"fine\"}";
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    @Test
    void functionGetsTheRequestAsApiGatewayTellsOfIt() throws Exception {
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(api.url().resolve("/webhook?a=1&a=2&b=x%20y"))
                            .header("X-Controlshift-Webhook-Signature", "sha256:00")
                            .header("X-Two", "one")
                            .header("X-Two", "two")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"é\": \"\\u0026\"}\n"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("fine");
        }
        JsonNode event = events.get(0);
        assertThat(event.path("resource").asText()).isEqualTo("/webhook");
        assertThat(event.path("path").asText()).isEqualTo("/webhook");
        assertThat(event.path("httpMethod").asText()).isEqualTo("POST");
        assertThat(event.at("/headers/X-controlshift-webhook-signature").asText())
                .isEqualTo("sha256:00");
        assertThat(event.at("/headers/X-two").asText()).isEqualTo("two");
        assertThat(event.at("/multiValueHeaders/X-two"))
                .extracting(JsonNode::asText)
                .containsExactly("one", "two");
        assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("2");
        assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("x y");
        assertThat(event.at("/multiValueQueryStringParameters/a"))
                .extracting(JsonNode::asText)
                .containsExactly("1", "2");
        assertThat(event.path("body").asText()).isEqualTo("{\"é\": \"\\u0026\"}\n");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/requestContext/requestId").asText()).isNotEmpty();
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("local");
    }

    @Test
    void bodyThatIsNoTextArrivesAsBase64() throws Exception {
        byte[] body = {(byte) 0xff, (byte) 0xfe, 0, 1};
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            post(api, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        assertThat(events.get(0).path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(events.get(0).path("body").asText()))
                .isEqualTo(body);
    }

    @Test
    void requestWithoutBodyOrQueryHasNullsThere() throws Exception {
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            post(api, HttpRequest.BodyPublishers.noBody());
        }
        assertThat(events.get(0).path("body").isNull()).isTrue();
        assertThat(events.get(0).path("queryStringParameters").isNull()).isTrue();
    }

    @Test
    void answerOfTheFunctionIsSentWithItsStatusAndHeaders() throws Exception {
        String answer = """
                {"statusCode": 401, "headers": {"content-type": "text/plain", "x-controlshift-processed": "1"},
                 "multiValueHeaders": {"X-Two": ["one", "two"]}, "isBase64Encoded": true, "body": "aMOp"}
                """;
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(answer))) {
            HttpResponse<String> response = post(api, HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("hé");
            assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
            assertThat(response.headers().allValues("X-Controlshift-Processed")).containsExactly("1");
            assertThat(response.headers().allValues("X-Two")).containsExactly("one", "two");
        }
    }

    @Test
    void anyOtherPathOrMethodIsForbiddenWithoutAskingTheFunction() throws Exception {
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            for (String path : List.of("/", "/webhook/", "/webhook/x", "/other")) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(api.url().resolve(path))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(path).isEqualTo(403);
                assertThat(response.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
            }
            assertThat(client.send(HttpRequest.newBuilder(api.url()).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void failureOfTheFunctionAndAnAnswerItMayNotGiveAreBadGateway() throws Exception {
        RequestStreamHandler throwing = (event, answer, context) -> {
            throw new IllegalStateException("broken");
        };
        for (LambdaFunction function : List.of(
                LambdaFunction.of("throws", LONG, throwing),
                answering("no json"),
                answering("{\"body\":\"no status\"}"),
                answering("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"no base64!\"}"))) {
            try (HttpApi api = HttpApi.start(0, "/webhook", function)) {
                HttpResponse<String> response = post(api, HttpRequest.BodyPublishers.ofString("{}"));
                assertThat(response.statusCode()).isEqualTo(502);
                assertThat(response.body()).isEqualTo("{\"message\":\"Internal server error\"}");
            }
        }
    }

    @Test
    void functionThatTakesTooLongIsAGatewayTimeout() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        RequestStreamHandler waiting = (event, answer, context) -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted", e);
            }
        };
        try (HttpApi api =
                HttpApi.start(0, "/webhook", LambdaFunction.of("waits", LONG, waiting), Duration.ofMillis(50))) {
            HttpResponse<String> response = post(api, HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(response.statusCode()).isEqualTo(504);
            mayEnd.countDown();
        }
    }

    @Test
    void bodyOfTenMebibytesIsTakenAndOneByteMoreIsNot() throws Exception {
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            assertThat(post(api, HttpRequest.BodyPublishers.ofByteArray(new byte[LARGEST_BODY]))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(post(api, HttpRequest.BodyPublishers.ofByteArray(new byte[LARGEST_BODY + 1]))
                            .statusCode())
                    .isEqualTo(413);
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void closeWaitsForTheAnswerUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        RequestStreamHandler slow = (event, answer, context) -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted", e);
            }
            answer.write(OK.getBytes(StandardCharsets.UTF_8));
        };
        HttpApi api = HttpApi.start(0, "/webhook", LambdaFunction.of("slow", LONG, slow));
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(
                request(api, HttpRequest.BodyPublishers.ofString("{}")), HttpResponse.BodyHandlers.ofString());
        begun.await();
        new Thread(mayEnd::countDown).start();

        api.close();

        assertThat(response.join().statusCode()).isEqualTo(200);
    }

    @Test
    void portThatIsTakenIsNamed() {
        try (HttpApi api = HttpApi.start(0, "/webhook", answering(OK))) {
            assertThatThrownBy(() -> HttpApi.start(api.url().getPort(), "/webhook", answering(OK)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + api.url().getPort());
        }
    }

    private LambdaFunction answering(String text) {
        RequestStreamHandler handler = (event, answer, context) -> {
            events.add(new ObjectMapper().readTree(event));
            answer.write(text.getBytes(StandardCharsets.UTF_8));
        };
        return LambdaFunction.of("webhook", LONG, handler);
    }

    private HttpResponse<String> post(HttpApi api, HttpRequest.BodyPublisher body) throws Exception {
        return client.send(request(api, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(HttpApi api, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(api.url()).POST(body).build();
    }
}
