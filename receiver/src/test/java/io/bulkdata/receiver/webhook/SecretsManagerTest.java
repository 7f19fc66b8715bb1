package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.TestEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole Lambda with its credentials in Secrets Manager. */
class SecretsManagerTest {

    private static final byte[] BODY = Webhooks.bytes("{\"type\":\"email.open\"}");

    private final SecretsManagerClient secretsManager = TestEnvironment.aws().secretsManager();
    private final String id = "bulkdata/webhook-" + UUID.randomUUID();
    private final Surroundings surroundings = new Surroundings();

    private WebhookHandler handler(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("BULKDATA_WEBHOOK_SECRET_ID", id);
        return surroundings.handler(all);
    }

    private void create(String text) {
        secretsManager.createSecret(request -> request.name(id).secretString(text));
    }

    private void rotate(String text) {
        secretsManager.putSecretValue(request -> request.secretId(id).secretString(text));
    }

    private static RestProxyEvent signed(String secret) {
        return new RestProxyEvent()
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(BODY, secret))
                .base64(BODY);
    }

    private static int status(WebhookHandler handler, RestProxyEvent event) {
        return ProxyAnswer.of(handler, event).status();
    }

    @Test
    void newestSecretAndTheOneBeforeSign() {
        create("oldest");
        rotate("older");
        rotate("newest");
        WebhookHandler handler = handler(Map.of());
        assertThat(status(handler, signed("newest"))).isEqualTo(200);
        assertThat(status(handler, signed("older"))).isEqualTo(200);
        assertThat(status(handler, signed("oldest"))).isEqualTo(401);
    }

    @Test
    void secretThatWasNeverRotatedSigns() {
        create("only\n");
        assertThat(status(handler(Map.of()), signed("only"))).isEqualTo(200);
    }

    @Test
    void tokenAndPasswordComeFromThereToo() {
        create("{\"secret\":\"s\",\"token\":\"0123456789abcdef\",\"password\":\"p\"}");
        WebhookHandler handler = handler(Map.of("BULKDATA_WEBHOOK_USER", "u"));
        assertThat(status(handler, signed("s").token("0123456789abcdef").header("Authorization", "Basic dTpw")))
                .isEqualTo(200);
        assertThat(status(handler, signed("s").token("0123456789abcdex").header("Authorization", "Basic dTpw")))
                .isEqualTo(401);
        assertThat(status(handler, signed("s").token("0123456789abcdef").header("Authorization", "Basic dTpx")))
                .isEqualTo(401);
    }

    @Test
    void oneBeforeThatCannotBeReadIsLeftOut() {
        create("{\"other\":\"shape\"}");
        rotate("newest");
        try (CapturedLog log = new CapturedLog()) {
            assertThat(status(handler(Map.of()), signed("newest"))).isEqualTo(200);
            assertThat(log.text(Level.WARN))
                    .contains("AWSPREVIOUS")
                    .contains("unknown field \"other\"")
                    .doesNotContain("shape");
        }
    }

    private void assertThatTheSenderIsAskedToComeAgain(Map<String, String> settings, String reason) {
        try (CapturedLog log = new CapturedLog()) {
            WebhookHandler handler = handler(settings);
            RestProxyEvent event = signed("s").header("Authorization", "Basic dTpw");
            assertThat(status(handler, event)).isEqualTo(503);
            assertThat(log.text(Level.ERROR)).contains(id).contains(reason).doesNotContain("hidden");
        }
    }

    @Test
    void missingSecretIsA503() {
        assertThatTheSenderIsAskedToComeAgain(Map.of(), "Cannot read the secret");
    }

    @Test
    void secretOfBytesIsA503() {
        secretsManager.createSecret(request -> request.name(id).secretBinary(SdkBytes.fromUtf8String("hidden")));
        assertThatTheSenderIsAskedToComeAgain(Map.of(), "it is not a text");
    }

    @Test
    void secretThatIsNoCredentialIsA503() {
        create("{\"tokn\":\"hidden\"}");
        assertThatTheSenderIsAskedToComeAgain(Map.of(), "unknown field \"tokn\"");
    }

    @Test
    void missingPasswordIsA503() {
        create("{\"secret\":\"s\"}");
        assertThatTheSenderIsAskedToComeAgain(Map.of("BULKDATA_WEBHOOK_USER", "u"), "has no password");
    }

    @Test
    void storeThatIsAwayIsA503() {
        assertThatTheSenderIsAskedToComeAgain(
                Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1"), "Cannot read the secret");
    }

    @Test
    void requestWithoutASignatureIsRefusedBeforeAnythingIsRead() {
        WebhookHandler handler = handler(Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1"));
        assertThat(status(handler, new RestProxyEvent().base64(BODY))).isEqualTo(401);
    }
}
