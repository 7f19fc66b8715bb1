package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.session.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for clients on the loopback interface and gives each its own thread and backend. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int BACKLOG = 256;

    /** A client that dies while its session is busy is noticed after twice that time at the latest. */
    private static final long LOOK_MILLIS = 100;

    private final ServerSocket listener;
    private final Surroundings surroundings;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Admittance admittance;
    private volatile BooleanSupplier open = () -> true;

    /**
     * What a connection needs.
     *
     * @param backendPort of PostgreSQL on the loopback interface
     * @param defaultDatabase for clients that name none
     */
    public record Surroundings(
            int backendPort, String defaultDatabase, SSLContext tls, Services services, Rules rules) {}

    private Server(ServerSocket listener, Surroundings surroundings) {
        this.listener = listener;
        this.surroundings = surroundings;
        this.admittance = new Admittance(surroundings.rules());
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     */
    public static Server start(int port, Surroundings surroundings) throws IOException {
        ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        Server server = new Server(listener, surroundings);
        server.startThread("accept", server::acceptAll);
        server.startThread("caretaker", server::lookAfterAll);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on clients are let in only while it says so; those that are in stay. */
    public void admitWhile(BooleanSupplier condition) {
        open = condition;
    }

    /** Ends all connections, and listens on. */
    public void endConnections() {
        connections.forEach(ClientConnection::close);
    }

    /** Ends all connections; each backend rolls back. */
    @Override
    public void close() throws IOException {
        listener.close();
        closed.countDown();
        connections.forEach(ClientConnection::close);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("Cannot accept a client", e);
                }
            }
        }
    }

    private void lookAfterAll() {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                connections.forEach(ClientConnection::lookAfter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket) {
        int number = numbers.incrementAndGet();
        ClientConnection connection = new ClientConnection(
                socket, surroundings, admittance, (name, task) -> startThread(number + "-" + name, task));
        if (!open.getAsBoolean()) {
            connection.close();
            return;
        }
        connections.add(connection);
        startThread(number + "-session", () -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        if (listener.isClosed()) {
            connection.close();
        }
    }

    private void startThread(String name, Runnable task) {
        Thread thread = new Thread(task, "redshift-local-" + port() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
