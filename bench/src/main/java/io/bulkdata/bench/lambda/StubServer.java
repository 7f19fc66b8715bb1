package io.bulkdata.bench.lambda;

import io.bulkdata.bench.http.LoopbackServer;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A server for small requests, which are read whole and answered in one piece. */
final class StubServer {

    private StubServer() {}

    /** On a free port; a factory for TLS makes it an HTTPS server. */
    static LoopbackServer start(ServerSocketFactory sockets, Function<StubRequest, StubReply> answers) {
        return LoopbackServer.start(
                sockets,
                (head, in, out) ->
                        out.write(answers.apply(StubRequest.read(head, in)).bytes()));
    }
}
