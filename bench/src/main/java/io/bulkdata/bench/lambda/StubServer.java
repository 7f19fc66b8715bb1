package io.bulkdata.bench.lambda;

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
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** An HTTP/1.1 server on the loopback, as cheap as one can be: what it costs is measured, too. A thread a connection, kept alive. */
final class StubServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Function<StubRequest, StubReply> answers;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private StubServer(ServerSocket listener, Function<StubRequest, StubReply> answers) {
        this.listener = listener;
        this.answers = answers;
    }

    /** On a free port; a factory for TLS makes it an HTTPS server. */
    static StubServer start(ServerSocketFactory sockets, Function<StubRequest, StubReply> answers) {
        try {
            ServerSocket listener = sockets.createServerSocket(0, 128, InetAddress.getLoopbackAddress());
            StubServer server = new StubServer(listener, answers);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(StubServer::closeQuietly);
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
            InputStream in = new BufferedInputStream(connection.getInputStream(), 16_384);
            OutputStream out = connection.getOutputStream();
            for (StubRequest request = StubRequest.read(in, out); request != null; ) {
                StubReply reply = answers.apply(request);
                out.write(reply.bytes());
                out.flush();
                request = request.isLast() ? null : StubRequest.read(in, out);
            }
        } catch (IOException e) {
            // The client has gone; whoever waits for its answer will notice.
            return;
        } finally {
            open.remove(connection);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
