package io.bulkdata.bench.lambda;

import io.bulkdata.bench.http.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** One request as the stub server read it. */
final class StubRequest {

    private final RequestHead head;
    private final byte[] body;

    private StubRequest(RequestHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** With its body, which comes next. */
    static StubRequest read(RequestHead head, InputStream in) throws IOException {
        boolean chunked = head.header("transfer-encoding").equalsIgnoreCase("chunked");
        return new StubRequest(head, chunked ? chunks(in) : exactly(in, Math.toIntExact(head.length())));
    }

    String method() {
        return head.method();
    }

    String path() {
        return head.path();
    }

    /** The bytes that were sent, not copied. */
    byte[] body() {
        return body;
    }

    /** The value of a header, named in lower case; empty when it is missing. */
    String header(String name) {
        return head.header(name);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(RequestHead.line(in), 16);
                size > 0;
                size = Integer.parseInt(RequestHead.line(in), 16)) {
            all.write(exactly(in, size));
            RequestHead.line(in);
        }
        RequestHead.line(in);
        return all.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("A body ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
