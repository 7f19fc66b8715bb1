package io.bulkdata.local.controlshift.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.local.controlshift.webhook.Delivery.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final RetryPauses AT_ONCE = new RetryPauses(0);
    /** Nothing listens on port 1. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/webhook");

    private final Webhook webhook = Webhook.other("signature.created", "3bae68e1c1c6b418e1a855ec");

    private RecordingReceiver receiver;
    private Endpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        receiver = new RecordingReceiver();
        endpoint = new Endpoint(receiver.url(), "secret", AT_ONCE, 4);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        receiver.close();
    }

    @Test
    void aWebhookIsPostedWithItsSignature() {
        Delivery delivery = endpoint.deliver(webhook).join();

        assertThat(delivery).isEqualTo(new Delivery(webhook, 1, 200, Outcome.DELIVERED));
        assertThat(receiver.received())
                .containsExactly(new RecordingReceiver.Received(
                        new String(webhook.body(), StandardCharsets.UTF_8),
                        new Signer("secret").sign(webhook.body()),
                        "application/json"));
    }

    @Test
    void anyStatusOf200sIsADelivery() {
        receiver.answerAlways(204);

        assertThat(endpoint.deliver(webhook).join().delivered()).isTrue();
    }

    @Test
    void aRefusedWebhookIsSentAgainInTheSameBytes() {
        receiver.answer(503, 302, 200);

        Delivery delivery = endpoint.deliver(webhook).join();

        assertThat(delivery).isEqualTo(new Delivery(webhook, 3, 200, Outcome.DELIVERED));
        assertThat(receiver.received())
                .hasSize(3)
                .containsOnly(receiver.received().get(0));
        assertThat(endpoint.disabled()).isFalse();
    }

    @Test
    void nineRetriesInVainDisableTheEndpoint() {
        receiver.answerAlways(500);

        Delivery delivery = endpoint.deliver(webhook).join();

        assertThat(delivery).isEqualTo(new Delivery(webhook, 10, 500, Outcome.REFUSED));
        assertThat(receiver.received()).hasSize(10);
        assertThat(endpoint.disabled()).isTrue();
    }

    @Test
    void theNinthRetryMaySucceed() {
        receiver.answer(500, 500, 500, 500, 500, 500, 500, 500, 500, 200);

        assertThat(endpoint.deliver(webhook).join()).isEqualTo(new Delivery(webhook, 10, 200, Outcome.DELIVERED));
        assertThat(endpoint.disabled()).isFalse();
    }

    @Test
    void aDisabledEndpointIsSentNothingUntilItIsEnabled() {
        receiver.answerAlways(500);
        endpoint.deliver(webhook).join();
        receiver.answerAlways(200);

        assertThat(endpoint.deliver(webhook).join())
                .isEqualTo(new Delivery(webhook, 0, Delivery.NO_ANSWER, Outcome.NOT_SENT));
        assertThat(receiver.received()).hasSize(10);

        endpoint.enable();

        assertThat(endpoint.deliver(webhook).join().delivered()).isTrue();
    }

    @Test
    void aFailedConnectionIsRetriedToo() {
        try (Endpoint nobody = new Endpoint(NOBODY, "secret", AT_ONCE, 1)) {
            assertThat(nobody.deliver(webhook).join())
                    .isEqualTo(new Delivery(webhook, 10, Delivery.NO_ANSWER, Outcome.REFUSED));
        }
    }

    @Test
    void manyAtOnceAllArrive() {
        List<CompletableFuture<Delivery>> sent =
                IntStream.range(0, 63).mapToObj(i -> endpoint.deliver(webhook)).toList();

        assertThat(sent).allSatisfy(end -> assertThat(end.join().delivered()).isTrue());
        assertThat(receiver.received()).hasSize(63);
    }

    @Test
    void aForgeryIsTriedOnceWithAWrongSignature() {
        receiver.answerAlways(401);

        Delivery delivery = endpoint.forge(webhook, "another secret");

        assertThat(delivery).isEqualTo(new Delivery(webhook, 1, 401, Outcome.REFUSED));
        assertThat(receiver.received().get(0).signature())
                .matches("sha256:[0-9a-f]{64}")
                .isNotEqualTo(new Signer("secret").sign(webhook.body()));
        assertThat(endpoint.disabled()).isFalse();
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        receiver.answerAlways(500);
        Endpoint patient = new Endpoint(receiver.url(), "secret", new RetryPauses(1), 1);
        CompletableFuture<Delivery> end = patient.deliver(webhook);

        patient.close();

        assertThat(end).isDone();
    }
}
