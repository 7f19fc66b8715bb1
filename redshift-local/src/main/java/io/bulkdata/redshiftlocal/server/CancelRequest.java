package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.BodyWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Asks PostgreSQL to stop what one of its backends does. */
final class CancelRequest {

    private static final int CODE = 80877102;

    private CancelRequest() {}

    /** @param key what the backend gave at its start: its process id and a secret */
    static byte[] packet(byte[] key) {
        return new BodyWriter()
                .int32(key.length + 2 * Integer.BYTES)
                .int32(CODE)
                .bytes(key)
                .toBytes();
    }

    /** Returns when PostgreSQL has passed the signal on. */
    static void send(int port, byte[] packet) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(packet);
            // PostgreSQL closes without an answer.
            socket.getInputStream().readAllBytes();
        }
    }
}
