package io.bulkdata.bench.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** An HTTP/1.1 server on loopback, as cheap as one can be: what it costs is measured, too. A thread a connection, kept alive. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final Answering answering;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Answers requests, from several threads. */
    public interface Answering {

        /**
         * Answers one.
         *
         * @param in at the beginning of the body, which must be read to its end
         */
        void answer(RequestHead request, InputStream in, OutputStream out) throws IOException;
    }

    private LoopbackServer(ServerSocket listener, Answering answering) {
        this.listener = listener;
        this.answering = answering;
    }

    /** On a free port; a factory for TLS makes it an HTTPS server. */
    public static LoopbackServer start(ServerSocketFactory sockets, Answering answering) {
        try {
            LoopbackServer server =
                    new LoopbackServer(sockets.createServerSocket(0, 128, InetAddress.getLoopbackAddress()), answering);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                open.add(connection);
                daemon(() -> serve(connection));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), BUFFER);
            OutputStream out = connection.getOutputStream();
            for (RequestHead request = RequestHead.read(in); request != null; ) {
                if (!request.header("expect").isEmpty()) {
                    ReplyHead.goOn(out);
                }
                answering.answer(request, in, out);
                out.flush();
                request = request.isLast() ? null : RequestHead.read(in);
            }
        } catch (IOException e) {
            // The client has gone; whoever waits for what it does will notice.
            return;
        } finally {
            open.remove(connection);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(LoopbackServer::closeQuietly);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
