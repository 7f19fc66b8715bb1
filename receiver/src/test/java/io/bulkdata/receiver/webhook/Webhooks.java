package io.bulkdata.receiver.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bodies as ControlShift sends them, and their signatures. */
public final class Webhooks {

    public static final String SECRET = "s3cr3t-for-tests";

    private Webhooks() {}

    public static byte[] resource(String name) {
        try (InputStream in = Webhooks.class.getResourceAsStream("/webhooks/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String signatureOf(String name) {
        return new String(resource(name + ".signature"), StandardCharsets.US_ASCII);
    }

    public static String sign(byte[] body) {
        return sign(body, SECRET);
    }

    public static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256:" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] announcing(String url) {
        return bytes("{\"type\":\"data.full_table_exported\",\"data\":{\"url\":\"" + url
                + "\",\"table\":\"signatures\"},\"jid\":\"3bae68e1c1c6b418e1a855ec\"}\n");
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
