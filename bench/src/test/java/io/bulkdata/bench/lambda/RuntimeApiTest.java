package io.bulkdata.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Runtime API as a function sees it. */
class RuntimeApiTest {

    private final RuntimeApi api = new RuntimeApi();
    private final HttpClient function = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void eventIsHandedOutAndItsAnswerTakenIn() throws Exception {
        CompletableFuture<Void> handled = CompletableFuture.runAsync(() -> handle("response", "{\"pong\":1}"));
        assertThat(api.invoke("{\"ping\":1}".getBytes(StandardCharsets.UTF_8)))
                .asString()
                .isEqualTo("{\"pong\":1}");
        handled.get();
        assertThat(api.readyAt()).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void failureOfTheFunctionIsTold() {
        CompletableFuture<Void> handled =
                CompletableFuture.runAsync(() -> handle("error", "{\"errorMessage\":\"broken\"}"));
        assertThatThrownBy(() -> api.invoke(new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken");
        handled.join();
    }

    @Test
    void functionThatEndsIsNotWaitedFor() {
        CompletableFuture<Void> handled = CompletableFuture.runAsync(() -> {
            send(request("/2018-06-01/runtime/invocation/next").GET().build());
            api.ended(1);
        });
        assertThatThrownBy(() -> api.invoke(new byte[0])).hasMessageContaining("ended with 1");
        handled.join();
    }

    @Test
    void unknownPathIsRefused() {
        assertThat(send(request("/2018-06-01/runtime/other").GET().build()).statusCode())
                .isEqualTo(404);
    }

    private void handle(String end, String body) {
        HttpResponse<String> event =
                send(request("/2018-06-01/runtime/invocation/next").GET().build());
        String id = event.headers().firstValue("lambda-runtime-aws-request-id").orElseThrow();
        send(request("/2018-06-01/runtime/invocation/" + id + "/" + end)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + api.address() + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return function.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
