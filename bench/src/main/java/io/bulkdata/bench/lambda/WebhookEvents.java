package io.bulkdata.bench.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed webhooks as API Gateway hands them over, each announcing another export. */
final class WebhookEvents {

    static final String SECRET = "bench-secret";

    private static final JsonMapper JSON = new JsonMapper();

    private WebhookEvents() {}

    /** That many, different from each other. */
    static List<byte[]> create(int count) {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String url = String.format(
                    Locale.ROOT,
                    "https://agra-data-exports-production.s3.amazonaws.com/acme/full/signatures/20261120/"
                            + "signatures_20261120%06d.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256\\u0026X-Amz-Expires=21600"
                            + "\\u0026X-Amz-SignedHeaders=host\\u0026X-Amz-Signature=%064x",
                    i,
                    i);
            events.add(signed(announcement(url)));
        }
        return events;
    }

    /** The webhook's body, one line. */
    static byte[] announcement(String url) {
        String body = "{\"type\":\"data.full_table_exported\",\"data\":{\"url\":\"" + url
                + "\",\"table\":\"signatures\"},\"jid\":\"3bae68e1c1c6b418e1a855ec\"}\n";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The event of a POST of that body. */
    static byte[] signed(byte[] body) {
        try (InputStream in = WebhookEvents.class.getResourceAsStream("/events/rest-proxy.json")) {
            ObjectNode event = (ObjectNode) JSON.readTree(in);
            String name = "x-controlshift-webhook-signature";
            String signature = "sha256:" + HexFormat.of().formatHex(hmac(body));
            event.withObject("/headers").put(name, signature);
            event.withObject("/multiValueHeaders").putArray(name).add(signature);
            event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
