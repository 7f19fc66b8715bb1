package io.bulkdata.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a service, which can be shut: then nobody listens and what was open breaks off, as while the service is restarted and keeps its data. */
final class Gate implements AutoCloseable {

    private final URI service;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    Gate(URI service) {
        this.service = service;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** The service's address for whoever comes this way. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    synchronized void shut() {
        close();
    }

    synchronized void open() {
        listener = listen(port);
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            daemon(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen for " + service, e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(service.getHost(), service.getPort());
                open.add(client);
                open.add(behind);
                daemon(() -> pass(client, behind));
                daemon(() -> pass(behind, client));
            } catch (IOException e) {
                // It was shut, or the service is gone.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two has gone, which the other learns by the end of its connection.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot shut the way to " + service, e);
        }
    }
}
