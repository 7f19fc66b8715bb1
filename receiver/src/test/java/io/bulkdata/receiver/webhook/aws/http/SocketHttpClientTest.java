package io.bulkdata.receiver.webhook.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.AttributeMap;

/** The client on real sockets, with peers that behave, break off, lie or stay silent. */
class SocketHttpClientTest {

    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood";

    private final SocketHttpClient client =
            client(Duration.ofSeconds(60), (SSLSocketFactory) SSLSocketFactory.getDefault());

    @AfterEach
    void close() {
        client.close();
    }

    private static SocketHttpClient client(Duration readTimeout, SSLSocketFactory tls) {
        AttributeMap options = AttributeMap.builder()
                .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, Duration.ofSeconds(60))
                .put(SdkHttpConfigurationOption.READ_TIMEOUT, readTimeout)
                .build();
        return new SocketHttpClient(options, () -> tls);
    }

    private static HttpExecuteRequest request(String protocol, int port, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .protocol(protocol)
                        .host("localhost")
                        .port(port)
                        .encodedPath("/a%20b")
                        .putRawQueryParameter("q", "1 2")
                        .putHeader("X-Amz-Target", "AmazonSQS.SendMessage")
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
    }

    private String ask(ScriptedPeer peer) throws IOException {
        return body(client.prepareRequest(request("http", peer.port(), "hello")).call());
    }

    private static String body(HttpExecuteResponse response) throws IOException {
        return new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void requestIsSentWholeAndItsAnswerReadWhole() throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer("HTTP/1.1 201 Made\r\nX-Y:  z \r\nContent-Length: 2\r\n\r\nok")) {
            HttpExecuteResponse response = client.prepareRequest(request("http", peer.port(), "h\u00e9llo"))
                    .call();
            assertThat(response.httpResponse().statusCode()).isEqualTo(201);
            assertThat(response.httpResponse().statusText()).hasValue("Made");
            assertThat(response.httpResponse().firstMatchingHeader("x-y")).hasValue("z");
            assertThat(body(response)).isEqualTo("ok");
            assertThat(peer.requests())
                    .containsExactly("POST /a%20b?q=1%202 HTTP/1.1\r\nX-Amz-Target: AmazonSQS.SendMessage\r\n"
                            + "Host: localhost:" + peer.port() + "\r\nContent-Length: 6\r\n\r\nh\u00c3\u00a9llo");
        }
    }

    @Test
    void connectionIsKept() throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(GOOD, GOOD, GOOD)) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(peer)).isEqualTo("good");
            }
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 4\r\n\r\ngood",
                "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\ngood",
                "HTTP/1.1 200 OK\r\n\r\ngood" + ScriptedPeer.HANG_UP
            })
    void connectionThatEndsIsNotKept(String first) throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(first, GOOD)) {
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void connectionThatThePeerHasClosedMeanwhileIsNotUsed() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(GOOD + ScriptedPeer.HANG_UP, GOOD)) {
            assertThat(ask(peer)).isEqualTo("good");
            long rested = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - rested > Duration.ofMillis(1_100).toNanos());
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void connectionThatHasRestedAndIsStillThereIsUsedAgain() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(GOOD, GOOD)) {
            ask(peer);
            long rested = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - rested > Duration.ofMillis(1_100).toNanos());
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ngo\r\n2;x=y\r\nod\r\n0\r\nTrailer: t\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + GOOD,
                "HTTP/1.1 200\r\nContent-Length: 4\r\n\r\ngood",
                "HTTP/1.1 200 OK\ncontent-length: 4\ncontent-length: 4\n\ngood"
            })
    void otherFormsOfAnAnswerAreUnderstood(String answer) throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(answer, GOOD)) {
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of("nothing", ScriptedPeer.HANG_UP),
                Arguments.of("half a head", "HTTP/1.1 200 OK\r\nContent-Le" + ScriptedPeer.HANG_UP),
                Arguments.of("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngo" + ScriptedPeer.HANG_UP),
                Arguments.of(
                        "half the chunks",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ngo\r\n" + ScriptedPeer.HANG_UP),
                Arguments.of("no HTTP", "220 mail.example ESMTP\r\n\r\n"),
                Arguments.of("a status that is none", "HTTP/1.1 2x0 OK\r\n\r\n"),
                Arguments.of("a status below all", "HTTP/1.1 099 OK\r\n\r\n"),
                Arguments.of("a header that is none", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
                Arguments.of("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: four\r\n\r\ngood"),
                Arguments.of("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\ngood"),
                Arguments.of("a length with a sign", "HTTP/1.1 200 OK\r\nContent-Length: +4\r\n\r\ngood"),
                Arguments.of("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\ngood"),
                Arguments.of("a length beyond all", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\ngood"),
                Arguments.of("a body that is too large", "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\ngood"),
                Arguments.of(
                        "a chunk that is too large",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\ngood"),
                Arguments.of(
                        "a chunk longer than it says",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ngood\r\n0\r\n\r\n"),
                Arguments.of("a flood in the head", "HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000) + "\r\n\r\n"),
                Arguments.of("a flood of hints", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(3_000) + GOOD),
                Arguments.of("a flood without length", "HTTP/1.1 200 OK\r\n\r\n" + "y".repeat(1_100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void badAnswerIsAnErrorAndItsConnectionIsNotKept(String what, String answer) throws IOException {
        try (ScriptedPeer peer = new ScriptedPeer(answer, GOOD)) {
            assertThatThrownBy(() -> ask(peer)).isInstanceOf(IOException.class);
            assertThat(ask(peer)).isEqualTo("good");
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void peerThatStaysSilentIsGivenUp() {
        try (ScriptedPeer peer = new ScriptedPeer();
                SocketHttpClient impatient = client(Duration.ofMillis(200), null)) {
            assertThatThrownBy(() -> impatient
                            .prepareRequest(request("http", peer.port(), "hello"))
                            .call())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void requestUnderWayIsAbortedFromAnotherThread() {
        try (ScriptedPeer peer = new ScriptedPeer()) {
            ExecutableHttpRequest request = client.prepareRequest(request("http", peer.port(), "hello"));
            CompletableFuture<HttpExecuteResponse> call = CompletableFuture.supplyAsync(() -> {
                try {
                    return request.call();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            await().until(() -> peer.requests().size() == 1);
            request.abort();
            assertThatThrownBy(call::join).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void requestAbortedBeforehandIsNotSent() {
        try (ScriptedPeer peer = new ScriptedPeer(GOOD)) {
            ExecutableHttpRequest request = client.prepareRequest(request("http", peer.port(), "hello"));
            request.abort();
            assertThatThrownBy(request::call).isInstanceOf(IOException.class);
            assertThat(peer.requests()).isEmpty();
        }
    }

    @Test
    void headerWithALineEndIsNotSent() {
        try (ScriptedPeer peer = new ScriptedPeer(GOOD)) {
            HttpExecuteRequest smuggling = HttpExecuteRequest.builder()
                    .request(SdkHttpFullRequest.builder()
                            .method(SdkHttpMethod.POST)
                            .protocol("http")
                            .host("localhost")
                            .port(peer.port())
                            .putHeader("X-Id", "1\r\nX-Other: 2")
                            .build())
                    .build();
            assertThatThrownBy(() -> client.prepareRequest(smuggling).call()).hasMessageContaining("X-Id");
            assertThat(peer.requests()).isEmpty();
        }
    }

    @Test
    void overTlsOnlyWhoProvesToBeThatHostIsSpokenTo(@TempDir Path folder) throws Exception {
        Certificates mine = Certificates.of("localhost", folder.resolve("mine.p12"));
        Certificates others = Certificates.of("other.example", folder.resolve("others.p12"));
        try (ScriptedPeer peer = new ScriptedPeer(mine.sockets(), GOOD, GOOD);
                SocketHttpClient trusting = client(Duration.ofSeconds(60), mine.trusting())) {
            for (int i = 0; i < 2; i++) {
                assertThat(body(trusting.prepareRequest(request("https", peer.port(), "hello"))
                                .call()))
                        .isEqualTo("good");
            }
            assertThat(peer.connections()).isEqualTo(1);
        }
        try (ScriptedPeer peer = new ScriptedPeer(others.sockets(), GOOD);
                SocketHttpClient trusting = client(Duration.ofSeconds(60), others.trusting())) {
            assertThatThrownBy(() -> trusting.prepareRequest(request("https", peer.port(), "hello"))
                            .call())
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("localhost");
            assertThat(peer.requests()).isEmpty();
        }
        try (ScriptedPeer peer = new ScriptedPeer(mine.sockets(), GOOD)) {
            assertThatThrownBy(() -> client.prepareRequest(request("https", peer.port(), "hello"))
                            .call())
                    .isInstanceOf(SSLException.class);
            assertThat(peer.requests()).isEmpty();
        }
    }
}
