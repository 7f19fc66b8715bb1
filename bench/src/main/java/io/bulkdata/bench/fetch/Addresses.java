package io.bulkdata.bench.fetch;

import io.bulkdata.bench.http.LoopbackServer;
import java.nio.file.Path;

/**
 * Where the two servers are.
 *
 * @param source without a slash at its end, as the other
 * @param authority who signed their certificates, as PEM
 */
record Addresses(String source, String s3, Path authority) {

    static Addresses of(boolean secured, LoopbackServer source, LoopbackServer s3, Path authority) {
        String host = (secured ? "https" : "http") + "://127.0.0.1:";
        return new Addresses(host + source.port(), host + s3.port(), authority);
    }
}
