package io.bulkdata.receiver.fetch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link ScriptedServer} sends: a head and a body, and what it does to the connection then. */
final class Reply {

    /** What becomes of the connection. */
    enum Then {
        KEEP,
        CLOSE,
        RESET,
        FALL_SILENT,
        DRIBBLE,
        ENDLESS
    }

    final int status;
    final Map<String, String> headers;
    final byte[] body;
    final Then then;

    private Reply(int status, Map<String, String> headers, byte[] body, Then then) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.then = then;
    }

    /** With the body's length. */
    static Reply of(int status, byte[] body) {
        return new Reply(status, Map.of(), body, Then.KEEP).with("Content-Length", String.valueOf(body.length));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, then);
    }

    Reply without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Reply(status, fewer, body, then);
    }

    Reply status(int other) {
        return new Reply(other, headers, body, then);
    }

    /** The head promises the same as before. */
    Reply body(byte[] other) {
        return new Reply(status, headers, other, then);
    }

    Reply then(Then other) {
        return new Reply(status, headers, body, other);
    }

    /** The first bytes, and then the end of the connection. */
    Reply cutAfter(int bytes) {
        return body(Arrays.copyOf(body, Math.min(bytes, body.length))).then(Then.CLOSE);
    }
}
