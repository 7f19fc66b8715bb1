package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The real S3 client against answers as the S3 API reference has them. */
class S3ObjectStoreTest {

    private HttpServer server;
    private S3Client client;
    private S3ObjectStore objects;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        objects = new S3ObjectStore(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        switch (exchange.getRequestURI().getPath()) {
            case "/bucket/data/file" -> send(exchange, 200, "contents");
            case "/bucket/short" -> sendLess(exchange);
            case "/bucket/denied" -> send(exchange, 403, error("AccessDenied"));
            case "/bucket" -> send(exchange, 200, query.contains("continuation-token") ? SECOND_PAGE : FIRST_PAGE);
            case "/nowhere" -> send(exchange, 404, error("NoSuchBucket"));
            default -> send(exchange, 404, error("NoSuchKey"));
        }
    }

    private static final String FIRST_PAGE =
            page("<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>"
                    + "<Contents><Key>data/1</Key></Contents><Contents><Key>data/2 +</Key></Contents>");
    private static final String SECOND_PAGE =
            page("<IsTruncated>false</IsTruncated><Contents><Key>data/3</Key></Contents>");

    private static String page(String contents) {
        return "<ListBucketResult><Name>bucket</Name>" + contents + "</ListBucketResult>";
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>No.</Message></Error>";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void sendLess(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static S3Location at(String uri) {
        return S3Location.parse(uri);
    }

    @Test
    void objectsAreRead() throws Exception {
        try (InputStream in = objects.open(at("s3://bucket/data/file"))) {
            assertThat(in.read()).isEqualTo('c');
            assertThat(in.readAllBytes()).isEqualTo("ontents".getBytes(UTF_8));
        }
    }

    @Test
    void anObjectMayBeGivenUp() throws Exception {
        InputStream in = objects.open(at("s3://bucket/data/file"));
        assertThat(in.read()).isEqualTo('c');
        in.close();
    }

    @Test
    void allPagesAreListed() throws Exception {
        assertThat(objects.list(at("s3://bucket/data/")))
                .isEqualTo(List.of(at("s3://bucket/data/1"), at("s3://bucket/data/2 +"), at("s3://bucket/data/3")));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> objects.open(at("s3://bucket/none")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("There is no s3://bucket/none");
        assertThatThrownBy(() -> objects.list(at("s3://nowhere/x")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("s3://nowhere/x");
    }

    @Test
    void otherRefusalsSayWhatS3Answered() {
        assertThatThrownBy(() -> objects.open(at("s3://bucket/denied")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileNotFoundException.class)
                .hasMessage("Cannot read s3://bucket/denied: S3 answers 403 AccessDenied");
    }

    @Test
    void anObjectThatBreaksOffIsAnInputFault() throws Exception {
        try (InputStream in = objects.open(at("s3://bucket/short"))) {
            // Newer JDKs notice it themselves and say it in their own words.
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anS3ThatIsAwayIsAnInputFault() {
        server.stop(0);
        assertThatThrownBy(() -> objects.open(at("s3://bucket/data/file")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot read s3://bucket/data/file: ");
    }
}
