package io.bulkdata.bench.lambda;

import io.bulkdata.bench.http.ReplyHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    byte[] bytes() throws IOException {
        StringBuilder lines = new StringBuilder(256);
        headers.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream(512 + body.length);
        ReplyHead.write(all, status, body.length, lines.toString());
        all.writeBytes(body);
        return all.toByteArray();
    }
}
