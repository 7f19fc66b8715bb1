package io.bulkdata.receiver.webhook;

import io.bulkdata.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells by HMAC-SHA256 over the raw body whether ControlShift sent a webhook. Any of the secrets may have signed it, so that a secret can be changed without a gap. */
final class WebhookSignature {

    /** The header that carries it. */
    static final String HEADER = "x-controlshift-webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern VALUE = Pattern.compile("sha256:([0-9a-fA-F]{64})");

    private final List<Key> keys;

    /** @throws IllegalArgumentException without any secret */
    WebhookSignature(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A signature needs a secret");
        }
        this.keys = secrets.stream().map(WebhookSignature::key).toList();
    }

    /** Whether the header's value signs exactly these bytes; null and malformed values never do. */
    boolean matches(byte[] body, String value) {
        byte[] claimed = parse(value);
        boolean matched = false;
        for (Key key : keys) {
            // No early end: the time taken must not tell which secret it was, nor how much of it was right.
            matched |= MessageDigest.isEqual(sign(key, body), claimed);
        }
        return matched;
    }

    /** The claimed bytes; none when the value is malformed, which equals no signature. */
    private static byte[] parse(String value) {
        Matcher matcher = VALUE.matcher(value == null ? "" : value);
        return matcher.matches() ? HexFormat.of().parseHex(matcher.group(1)) : new byte[0];
    }

    private static Key key(Secret secret) {
        return new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] sign(Key key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
