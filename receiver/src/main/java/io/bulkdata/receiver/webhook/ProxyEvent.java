package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.model.ApiGatewayRequestIdentity;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyRequestContext;
import io.bulkdata.receiver.webhook.authentic.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The request as API Gateway handed it over. The container's own body stream is of no use here: it turns the text back into
 * bytes by whatever charset the content type names, ISO-8859-1 when it names none, while API Gateway made the text from
 * UTF-8; and it skips what is no base64. Either breaks the signature of a body that was in order.
 */
final class ProxyEvent {

    static final String SIGNATURE_HEADER = "x-controlshift-webhook-signature";

    private final AwsProxyRequest event;

    ProxyEvent(AwsProxyRequest event) {
        this.event = event;
    }

    /** Whether it was sent to that path; API Gateway's resource counts too, since a custom domain may put a base path in front. */
    boolean isFor(String path) {
        return path.equals(event.getPath()) || path.equals(event.getResource());
    }

    /** What comes after that path and one slash, if it is a single segment; undecoded, or as API Gateway's resource names it. */
    Optional<String> segmentBelow(String path) {
        String parent = path + "/";
        if ((parent + "{token}").equals(event.getResource())) {
            return Optional.ofNullable(event.getPathParameters()).map(parameters -> parameters.get("token"));
        }
        return Optional.ofNullable(event.getPath())
                .filter(whole -> whole.startsWith(parent))
                .map(whole -> whole.substring(parent.length()))
                .filter(segment -> !segment.isEmpty() && segment.indexOf('/') < 0);
    }

    /** What it brings to show who sent it, to that path. */
    Claim claim(String path) {
        return new Claim(
                sender(),
                segmentBelow(path).orElse(null),
                header("Authorization").orElse(null),
                header(SIGNATURE_HEADER).orElse(null));
    }

    /** The address that API Gateway saw; null when the event does not tell. */
    private String sender() {
        return Optional.ofNullable(event.getRequestContext())
                .map(AwsProxyRequestContext::getIdentity)
                .map(ApiGatewayRequestIdentity::getSourceIp)
                .orElse(null);
    }

    boolean isPost() {
        return "POST".equals(event.getHttpMethod());
    }

    /** How many bytes the body has at least, without decoding it. */
    long leastBodyBytes() {
        String body = event.getBody();
        if (body == null) {
            return 0;
        }
        return event.isBase64Encoded() ? Math.max(0, body.length() / 4L * 3 - 2) : body.length();
    }

    /** The bytes that were sent; empty when the event's base64 is broken. */
    Optional<byte[]> body() {
        String body = event.getBody() == null ? "" : event.getBody();
        if (!event.isBase64Encoded()) {
            return Optional.of(body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A header's only value, whatever the case of its name; empty when it is missing or there are several. */
    Optional<String> header(String name) {
        List<String> values = event.getMultiValueHeaders() == null
                ? null
                : event.getMultiValueHeaders().get(name);
        if (values != null) {
            return values.size() == 1 ? Optional.ofNullable(values.get(0)) : Optional.empty();
        }
        return Optional.ofNullable(event.getHeaders()).map(headers -> headers.get(name));
    }
}
