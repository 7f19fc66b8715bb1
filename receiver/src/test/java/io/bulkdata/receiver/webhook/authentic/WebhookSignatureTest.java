package io.bulkdata.receiver.webhook.authentic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.receiver.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static boolean matches(byte[] body, String value, String secret) {
        return WebhookSignature.parse(value)
                .map(signature -> signature.isOf(body, new Secret(secret)))
                .orElse(false);
    }

    private static boolean matches(byte[] body, String value) {
        return matches(body, value, Webhooks.SECRET);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .excludeChars('\0')
                .ofMinLength(1)
                .ofMaxLength(200)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "incremental"})
    void signaturesMadeByOpensslMatch(String name) {
        assertThat(matches(Webhooks.resource(name + ".json"), Webhooks.signatureOf(name)))
                .isTrue();
    }

    @Property
    void anyBodySignedWithAnySecretMatches(@ForAll byte[] body, @ForAll("secrets") String secret) {
        assertThat(matches(body, Webhooks.sign(body, secret), secret)).isTrue();
    }

    @Property
    void anyBitFlippedInTheBodyIsRefused(
            @ForAll @Size(min = 1, max = 400) byte[] body,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(max = 3_199) int bit) {
        String signed = Webhooks.sign(body, secret);
        byte[] other = body.clone();
        int at = bit % (body.length * Byte.SIZE);
        other[at / Byte.SIZE] ^= (byte) (1 << (at % Byte.SIZE));
        assertThat(matches(other, signed, secret)).isFalse();
    }

    @Property
    void anyBitFlippedInTheSignatureIsRefused(
            @ForAll @Size(max = 100) byte[] body,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(max = 255) int bit) {
        String signed = Webhooks.sign(body, secret);
        int at = "sha256:".length() + bit / 4;
        int digit = Character.digit(signed.charAt(at), 16) ^ (1 << (bit % 4));
        String forged = signed.substring(0, at) + Character.forDigit(digit, 16) + signed.substring(at + 1);
        assertThat(matches(body, forged, secret)).isFalse();
    }

    /** Of any other length too: HMAC pads a secret with zeros, which no secret ends with here. */
    @Property
    void anyBitFlippedInTheSecretIsRefused(
            @ForAll @Size(max = 100) byte[] body,
            @ForAll("secrets") @StringLength(min = 1, max = 64) String secret,
            @ForAll @IntRange(max = 15) int bit,
            @ForAll @IntRange(max = 199) int position) {
        char[] characters = secret.toCharArray();
        characters[position % characters.length] ^= (char) (1 << bit);
        String other = new String(characters);
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        Assume.that(bytes[bytes.length - 1] != 0);
        Assume.that(!Arrays.equals(bytes, secret.getBytes(StandardCharsets.UTF_8)));
        assertThat(matches(body, Webhooks.sign(body, other), secret)).isFalse();
    }

    @Property
    void anyTextAsSignatureIsRefused(@ForAll byte[] body, @ForAll String value) {
        assertThat(matches(body, value)).isFalse();
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
                "sha256=%s",
                "sha256:%s,sha256:%s"
            })
    void onlyTheDocumentedFormCounts(String form) {
        byte[] body = Webhooks.bytes("{}");
        String hex = Webhooks.sign(body).substring("sha256:".length());
        assertThat(matches(body, form.replace("%s", hex))).isFalse();
    }

    @Test
    void missingSignatureIsRefused() {
        assertThat(matches(Webhooks.bytes("{}"), null)).isFalse();
    }

    @Test
    void hexDigitsMayBeUpperCase() {
        byte[] body = Webhooks.bytes("{}");
        String hex = Webhooks.sign(body).substring("sha256:".length()).toUpperCase(Locale.ROOT);
        assertThat(matches(body, "sha256:" + hex)).isTrue();
    }
}
