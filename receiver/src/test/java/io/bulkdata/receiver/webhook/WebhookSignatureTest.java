package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Secret;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private final WebhookSignature signature = new WebhookSignature(List.of(new Secret(Webhooks.SECRET)));

    @ParameterizedTest
    @ValueSource(strings = {"full", "incremental"})
    void signaturesMadeByOpensslMatch(String name) {
        assertThat(signature.matches(Webhooks.resource(name + ".json"), Webhooks.signatureOf(name)))
                .isTrue();
    }

    @Property
    void anyBodyMatchesItsOwnSignature(@ForAll byte[] body) {
        assertThat(signature.matches(body, Webhooks.sign(body))).isTrue();
    }

    @Property
    void anyBitFlippedInTheBodyIsRefused(
            @ForAll @Size(min = 1, max = 400) byte[] body, @ForAll @IntRange(max = 3_199) int bit) {
        String signed = Webhooks.sign(body);
        int at = bit % (body.length * 8);
        body[at / 8] ^= (byte) (1 << (at % 8));
        assertThat(signature.matches(body, signed)).isFalse();
    }

    @Property
    void anyBitFlippedInTheSignatureIsRefused(
            @ForAll @Size(max = 100) byte[] body, @ForAll @IntRange(max = 255) int bit) {
        String signed = Webhooks.sign(body);
        int at = "sha256:".length() + bit / 4;
        int digit = Character.digit(signed.charAt(at), 16) ^ (1 << (bit % 4));
        String forged = signed.substring(0, at) + Character.forDigit(digit, 16) + signed.substring(at + 1);
        assertThat(signature.matches(body, forged)).isFalse();
    }

    @Property
    void whatOtherSecretsSignIsRefused(
            @ForAll byte[] body,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 33, max = 126) Integer> characters) {
        StringBuilder secret = new StringBuilder();
        characters.forEach(character -> secret.append((char) character.intValue()));
        assertThat(signature.matches(body, Webhooks.sign(body, secret.toString())))
                .isEqualTo(secret.toString().equals(Webhooks.SECRET));
    }

    @Property
    void anyTextAsSignatureIsRefused(@ForAll byte[] body, @ForAll String value) {
        assertThat(signature.matches(body, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:00",
                "sha1:%s",
                "%s",
                "sha256:%s00",
                " sha256:%s",
                "sha256:%s\n",
                "SHA256:%s",
                "sha256=%s"
            })
    void onlyTheDocumentedFormCounts(String form) {
        byte[] body = Webhooks.bytes("{}");
        String hex = Webhooks.sign(body).substring("sha256:".length());
        assertThat(signature.matches(body, form.replace("%s", hex))).isFalse();
    }

    @Test
    void missingSignatureIsRefused() {
        assertThat(signature.matches(Webhooks.bytes("{}"), null)).isFalse();
    }

    @Test
    void hexDigitsMayBeUpperCase() {
        byte[] body = Webhooks.bytes("{}");
        String hex = Webhooks.sign(body).substring("sha256:".length()).toUpperCase(Locale.ROOT);
        assertThat(signature.matches(body, "sha256:" + hex)).isTrue();
    }

    @Test
    void whileTheSecretIsBeingChangedBothSign() {
        WebhookSignature both = new WebhookSignature(List.of(new Secret("new"), new Secret("old")));
        byte[] body = Webhooks.bytes("{}");
        assertThat(both.matches(body, Webhooks.sign(body, "new"))).isTrue();
        assertThat(both.matches(body, Webhooks.sign(body, "old"))).isTrue();
        assertThat(both.matches(body, Webhooks.sign(body, "older"))).isFalse();
    }

    @Test
    void withoutASecretNothingCanBeTold() {
        assertThatThrownBy(() -> new WebhookSignature(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
