package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.CapturedLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

/** What happens around SnapStart's snapshot. */
class RehearsalTest {

    private static final byte[] BODY = Webhooks.resource("full.json");

    private final Surroundings surroundings = new Surroundings();

    private static byte[] event() throws IOException {
        try (InputStream event = Rehearsal.class.getResourceAsStream("rehearsal.json")) {
            return event.readAllBytes();
        }
    }

    @Test
    void theWholeWayOfAWebhookIsRehearsed() {
        Rehearsal rehearsal = Rehearsal.planned();
        rehearsal.beforeCheckpoint(Core.getGlobalContext());
        assertThat(rehearsal.messages()).isEqualTo(1);
    }

    @Test
    void aRehearsalSendsNothingAndTheRestoredHandlerWorks() {
        WebhookHandler handler = surroundings.handler(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        Rehearsal rehearsal = Rehearsal.planned();
        rehearsal.beforeCheckpoint(Core.getGlobalContext());
        assertThat(surroundings.queued()).isEmpty();
        rehearsal.afterRestore(Core.getGlobalContext());
        ProxyAnswer answer = ProxyAnswer.of(handler, RestProxyEvent.signed(BODY));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(surroundings.queued()).hasSize(1);
    }

    /** Neither Secrets Manager nor SQS is asked: there is nothing behind these endpoints. */
    @Test
    void aHandlerThatWaitsForItsSnapshotAsksNobody() {
        Map<String, String> nowhere = new HashMap<>(Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "BULKDATA_WEBHOOK_SECRET_ID", "webhook",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
        try (CapturedLog log = new CapturedLog()) {
            surroundings.handler(nowhere);
            Rehearsal.planned().beforeCheckpoint(Core.getGlobalContext());
            assertThat(log.text(Level.ERROR)).isEmpty();
        }
    }

    @Test
    void aSecretThatEverybodyKnowsOpensOnlyTheRehearsal() throws IOException {
        WebhookHandler handler = surroundings.handler(Map.of());
        assertThat(ProxyAnswer.of(handler, event()).status()).isEqualTo(401);
        assertThat(surroundings.queued()).isEmpty();
    }

    @Test
    void nothingIsRehearsedWithoutASnapshot() {
        assertThat(waitsForSnapshot(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))
                .isTrue();
        assertThat(waitsForSnapshot(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")))
                .isFalse();
        assertThat(waitsForSnapshot(Map.of())).isFalse();
    }

    private static boolean waitsForSnapshot(Map<String, String> environment) {
        return WebhookHandler.waitsForSnapshot(new Settings(environment));
    }
}
