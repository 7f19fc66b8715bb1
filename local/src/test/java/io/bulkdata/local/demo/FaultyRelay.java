package io.bulkdata.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way to a server, byte for byte, which can be disturbed. */
final class FaultyRelay implements AutoCloseable {

    /** What can be wrong with it. */
    enum Fault {
        NONE,
        /** Nobody listens. */
        REFUSED,
        /** Somebody listens and never says a word; the server hears nothing. */
        SILENT,
        /** The server hears everything, but its answer ends in the middle. */
        CUT
    }

    /** Enough for a status and no header. */
    private static final int BEGINNING = 20;

    private final URI target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;
    private volatile Fault fault = Fault.NONE;

    FaultyRelay(URI target) throws IOException {
        this.target = target;
        listen(0);
        this.port = listening.getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on, also for connections that are open. */
    synchronized void disturb(Fault wanted) throws IOException {
        fault = wanted;
        open.forEach(FaultyRelay::abort);
        if (wanted == Fault.REFUSED) {
            listening.close();
        } else if (listening.isClosed()) {
            listen(port);
        }
    }

    private void listen(int wanted) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        listening = server;
        threads.execute(() -> acceptAll(server));
    }

    private void acceptAll(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
                open.add(upstream);
                threads.execute(() -> pump(client, upstream, false));
                threads.execute(() -> pump(upstream, client, true));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (fault == Fault.SILENT) {
                    continue;
                }
                if (fault == Fault.CUT && answers) {
                    out.write(buffer, 0, Math.min(BEGINNING, read));
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone, which the other learns by the end of its connection.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        open.forEach(FaultyRelay::abort);
        threads.shutdownNow();
    }
}
