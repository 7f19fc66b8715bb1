package io.bulkdata.loader.crash;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of its own before another server; what comes in is handed to {@link #serve}, a thread for each connection. */
abstract class Relay implements Closeable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Relay() throws IOException {}

    final void start() {
        thread(this::accept);
    }

    final int port() {
        return server.getLocalPort();
    }

    /** Serves one connection to its end. */
    abstract void serve(Socket client) throws IOException;

    final Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    final void hangUp(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    static void thread(Runnable work) {
        Thread thread = new Thread(work, OnPurpose.THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void close() throws IOException {
        server.close();
        open.forEach(this::hangUp);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                thread(() -> serveToTheEnd(client));
            } catch (IOException e) {
                // The relay is closed.
            }
        }
    }

    private void serveToTheEnd(Socket client) {
        try {
            serve(client);
        } catch (IOException e) {
            // One of the two has gone away.
        } finally {
            hangUp(client);
        }
    }
}
