package io.bulkdata.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses ports on 127.0.0.1. */
final class Ports {

    private Ports() {}

    /** The port if nobody listens there, else 0, which means a free one. */
    static int preferred(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
