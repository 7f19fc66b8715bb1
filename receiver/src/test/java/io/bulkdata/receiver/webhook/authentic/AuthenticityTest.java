package io.bulkdata.receiver.webhook.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Secrets that are changed while webhooks come in, and forgers who know that. */
class AuthenticityTest {

    private static final byte[] BODY = Webhooks.bytes("{}");

    private final MovableClock clock = new MovableClock();
    private final TurningStore store = new TurningStore("new", "old");
    private final Authenticity authenticity = authenticity(Map.of());

    private Authenticity authenticity(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("BULKDATA_WEBHOOK_SECRET_ID", "bulkdata/webhook");
        return new Authenticity(new Settings(all).read(AuthenticitySettings::read), new CachedKeyring(store, clock));
    }

    private boolean accepts(String secret) throws CredentialsUnavailableException {
        return authenticity
                .check(new Claim("192.0.2.1", null, null, Webhooks.sign(BODY, secret)), BODY)
                .authentic();
    }

    @Test
    void bothSecretsSignAndAreReadOnce() throws CredentialsUnavailableException {
        assertThat(store.loads()).isZero();
        assertThat(accepts("new")).isTrue();
        assertThat(accepts("old")).isTrue();
        clock.pass(CachedKeyring.FRESH.minusSeconds(1));
        assertThat(accepts("new")).isTrue();
        assertThat(store.loads()).isOne();
    }

    @Test
    void secretThatWasTakenBackEndsWhenTheCacheDoes() throws CredentialsUnavailableException {
        accepts("new");
        store.turn("newest", "new");
        assertThat(accepts("old")).isTrue();
        clock.pass(CachedKeyring.FRESH);
        assertThat(accepts("old")).isFalse();
        assertThat(accepts("new")).isTrue();
        assertThat(store.loads()).isEqualTo(2);
    }

    @Test
    void changeIsNoticedByTheFirstWebhookThatIsSignedWithIt() throws CredentialsUnavailableException {
        accepts("new");
        store.turn("newest", "new");
        clock.pass(CachedKeyring.BETWEEN_LOOKS);
        assertThat(accepts("newest")).isTrue();
        assertThat(accepts("new")).isTrue();
        assertThat(accepts("old")).isFalse();
    }

    @Test
    void forgerMakesTheStoreBeAskedOnceAMinuteAtMost() throws CredentialsUnavailableException {
        accepts("new");
        for (int second = 0; second < 240; second++) {
            assertThat(accepts("guessed")).isFalse();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(store.loads()).isEqualTo(1 + 3);
    }

    @Test
    void manyForgersAtOnceMakeTheStoreBeAskedOnce() throws Exception {
        accepts("new");
        clock.pass(CachedKeyring.BETWEEN_LOOKS);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> forgeries = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String guess = "guess " + i;
                forgeries.add(() -> accepts(guess));
            }
            for (Future<Boolean> accepted : threads.invokeAll(forgeries)) {
                assertThat(accepted.get()).isFalse();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.loads()).isEqualTo(2);
    }

    @Test
    void strangersWithoutSignatureOrFromElsewhereNeverMakeTheStoreBeAsked() throws CredentialsUnavailableException {
        Claim unsigned = new Claim("192.0.2.1", null, null, null);
        assertThat(authenticity.check(unsigned, BODY).failed()).containsExactly(Check.SIGNATURE_FORM);
        Authenticity withList = authenticity(Map.of("BULKDATA_WEBHOOK_SENDERS", "controlshift"));
        Claim foreign = new Claim("192.0.2.1", null, null, Webhooks.sign(BODY, "new"));
        assertThat(withList.check(foreign, BODY).failed()).containsExactly(Check.SENDER);
        assertThat(store.loads()).isZero();
    }

    @Test
    void storeThatIsAwayFromTheStartLeavesTheQuestionOpen() throws CredentialsUnavailableException {
        store.goAway();
        assertThatThrownBy(() -> accepts("new")).isInstanceOf(CredentialsUnavailableException.class);
        assertThatThrownBy(() -> accepts("guessed"))
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessageContaining("tried less than 5 s ago");
        assertThat(store.loads()).isOne();
        store.comeBack();
        clock.pass(CachedKeyring.BETWEEN_ATTEMPTS);
        assertThat(accepts("new")).isTrue();
    }

    @Test
    void storeThatGoesAwayLaterLeavesWhatIsKnownInForce() throws CredentialsUnavailableException {
        accepts("new");
        store.goAway();
        clock.pass(Duration.ofDays(1));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(accepts("new")).isTrue();
            assertThat(accepts("guessed")).isFalse();
            assertThat(log.text(Level.WARN)).contains("Still checking webhooks with the credentials read at");
        }
        assertThat(store.loads()).isEqualTo(2);
        store.turn("newest");
        store.comeBack();
        clock.pass(CachedKeyring.BETWEEN_LOOKS);
        assertThat(accepts("newest")).isTrue();
    }

    @Test
    void everyCheckThatFailsIsTold() throws CredentialsUnavailableException {
        Map<String, String> settings = Map.of(
                "BULKDATA_WEBHOOK_SECRET", "s",
                "BULKDATA_WEBHOOK_TOKEN", "0123456789abcdef",
                "BULKDATA_WEBHOOK_USER", "u",
                "BULKDATA_WEBHOOK_PASSWORD", "p");
        AuthenticitySettings all = new Settings(settings).read(AuthenticitySettings::read);
        Claim wrong = new Claim(null, "x", "Basic dTp4", Webhooks.sign(BODY, "guessed"));
        assertThat(new Authenticity(all, new FixedKeyring(all.credentials()))
                        .check(wrong, BODY)
                        .failed())
                .containsExactlyInAnyOrder(Check.TOKEN, Check.PASSWORD, Check.SIGNATURE);
    }

    @Test
    void tokenInForceMustBeThereWhateverWasBefore() throws CredentialsUnavailableException {
        AuthenticitySettings settings =
                new Settings(Map.of("BULKDATA_WEBHOOK_SECRET", "s")).read(AuthenticitySettings::read);
        Credentials now = new Credentials(new Secret("s"), new Secret("0123456789abcdef"), null);
        Credentials before = new Credentials(new Secret("s"), null, null);
        Authenticity rotated = new Authenticity(settings, new FixedKeyring(List.of(now, before)));
        assertThat(rotated.check(new Claim(null, null, null, Webhooks.sign(BODY, "s")), BODY)
                        .failed())
                .containsExactly(Check.TOKEN);
    }
}
