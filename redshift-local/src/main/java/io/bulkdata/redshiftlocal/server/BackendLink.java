package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.StartupPacket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection to PostgreSQL for one client. */
final class BackendLink implements Closeable {

    private static final int SEND_BUFFER_BYTES = 256 * 1024;
    private static final int MAXIMUM_FRAME_BYTES = 1 << 30;

    private final Socket socket;
    private final FrameInput in;
    private final FrameOutput out;
    private byte[] cancelKey = {};

    private BackendLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new FrameInput(socket.getInputStream(), MAXIMUM_FRAME_BYTES);
        this.out = new FrameOutput(socket.getOutputStream());
    }

    static BackendLink open(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new BackendLink(socket);
    }

    void start(StartupParameters parameters) throws IOException {
        socket.getOutputStream().write(StartupPacket.session(parameters.forPostgres()));
    }

    FrameInput in() {
        return in;
    }

    FrameOutput out() {
        return out;
    }

    /** @param key with which the backend can be told to stop */
    void remember(byte[] key) {
        cancelKey = key;
    }

    /** Stops what the backend does; what it has not committed is lost. */
    void abandon() throws IOException {
        try {
            CancelRequest.send(socket.getPort(), CancelRequest.packet(cancelKey));
        } finally {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
