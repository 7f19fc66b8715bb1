package io.bulkdata.bench.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the stub server answers. */
final class StubReply {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    StubReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static StubReply of(int status, String contentType, String body) {
        return new StubReply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static StubReply notFound(StubRequest request) {
        return of(404, "text/plain", "The stub does not know " + request.method() + " " + request.path());
    }

    /** As it goes over the wire, in one piece. */
    byte[] bytes() {
        StringBuilder head =
                new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" X\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
