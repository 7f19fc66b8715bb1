package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.receiver.TestEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a webhook costs: the requests to AWS that it makes, counted on the way to every service. */
class RequestsToAwsTest {

    private static final byte[] EXPORT = Webhooks.announcing(
            "https://agra-data-exports-staging.s3.amazonaws.com/acme/full/signatures/20261120/signatures_20261120014346.csv?X-Amz-Signature=5ecre7");
    private static final byte[] OTHER = Webhooks.bytes("{\"type\":\"email.open\"}");

    private final RelayedAws relayed = new RelayedAws();
    private final Surroundings surroundings = new Surroundings();

    @AfterEach
    void close() {
        relayed.close();
    }

    private WebhookHandler handler(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(relayed.environment());
        // So long that no busy machine causes a second attempt.
        all.put("BULKDATA_QUEUE_TIMEOUT", "PT90S");
        all.putAll(more);
        return surroundings.handler(all);
    }

    private List<String> requests(String what, WebhookHandler handler, RestProxyEvent event, int status) {
        assertThat(ProxyAnswer.of(handler, event).status()).isEqualTo(status);
        List<String> requests = relayed.requests();
        System.out.println("requests to AWS for " + what + ": " + requests);
        return requests;
    }

    @Test
    void exportIsOneSendMessageFromTheFirstOn() {
        WebhookHandler handler = handler(Map.of());
        assertThat(requests("the first export after a start", handler, RestProxyEvent.signed(EXPORT), 200))
                .containsExactly("SendMessage");
        assertThat(requests("an export", handler, RestProxyEvent.signed(EXPORT), 200))
                .containsExactly("SendMessage");
    }

    @Test
    void forgedAndSkippedWebhooksMakeNone() {
        WebhookHandler handler = handler(Map.of());
        assertThat(requests("a forged webhook", handler, new RestProxyEvent().base64(EXPORT), 401))
                .isEmpty();
        assertThat(requests("a webhook of another type", handler, RestProxyEvent.signed(OTHER), 200))
                .isEmpty();
    }

    @Test
    void rejectedWebhookIsKeptAndAnnounced() {
        assertThat(requests("a webhook that is rejected", handler(Map.of()), RestProxyEvent.signed(new byte[0]), 200))
                .containsExactlyInAnyOrder("SendMessage", "Publish");
    }

    @Test
    void secretInSecretsManagerIsReadOnceForAllWebhooks() {
        String id = "bulkdata/webhook-" + UUID.randomUUID();
        TestEnvironment.aws()
                .secretsManager()
                .createSecret(request -> request.name(id).secretString(Webhooks.SECRET));
        WebhookHandler handler = handler(Map.of("BULKDATA_WEBHOOK_SECRET_ID", id));
        assertThat(requests("the first export with its secret elsewhere", handler, RestProxyEvent.signed(EXPORT), 200))
                .containsOnly("GetSecretValue", "SendMessage")
                .containsOnlyOnce("SendMessage");
        assertThat(requests("the next", handler, RestProxyEvent.signed(EXPORT), 200))
                .containsExactly("SendMessage");
    }
}
