package io.bulkdata.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.bench.http.LoopbackServer;
import java.net.URI;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The stand-in of SQS, through the real client. */
class SqsStubTest {

    @Test
    void messagesAreAcknowledgedAndCounted() {
        SqsStub queue = new SqsStub();
        try (LoopbackServer server = StubServer.start(ServerSocketFactory.getDefault(), queue::answer);
                SqsClient client = client("http://localhost:" + server.port())) {
            for (int i = 0; i < 3; i++) {
                // The client checks the MD5 of what it has sent.
                assertThat(client.sendMessage(send -> send.queueUrl("http://localhost/0/exports")
                                        .messageBody("Grüße \uD83D\uDE00"))
                                .messageId())
                        .isNotBlank();
            }
        }
        assertThat(queue.messages()).isEqualTo(3);
    }

    private static SqsClient client(String url) {
        return SqsClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
