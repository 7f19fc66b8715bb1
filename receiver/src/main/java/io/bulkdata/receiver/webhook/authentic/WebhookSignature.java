package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The claim that somebody who knows a secret has signed a body, by HMAC-SHA256 over its raw bytes. */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern VALUE = Pattern.compile("sha256:([0-9a-fA-F]{64})");

    private final byte[] claimed;

    private WebhookSignature(byte[] claimed) {
        this.claimed = claimed;
    }

    /** Reads the header's value, which may be null; empty when it is not {@code sha256:} and 64 hex digits. */
    static Optional<WebhookSignature> parse(String value) {
        Matcher matcher = VALUE.matcher(value == null ? "" : value);
        return matcher.matches()
                ? Optional.of(new WebhookSignature(HexFormat.of().parseHex(matcher.group(1))))
                : Optional.empty();
    }

    /** Whether that secret signed exactly these bytes. */
    boolean isOf(byte[] body, Secret secret) {
        // In constant time: how long it takes must not tell how much of a guess was right.
        return MessageDigest.isEqual(sign(body, secret), claimed);
    }

    private static byte[] sign(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
