package io.bulkdata.awslocal.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Amazon's DynamoDBLocal in memory, without its launcher: that one prints a banner, listens on every address, cannot choose a
 * free port and knows telemetry.
 */
public final class DynamoDbServer implements AutoCloseable {

    private static final int MAXIMUM_THREADS = 50;
    private static final int IDLE_MILLISECONDS = 60_000;
    private static final int STOP_MILLISECONDS = 10_000;

    /** All threads of the server and, as they are started by those, all of its database: the latter do not end when asked. */
    private final ThreadGroup threads = new ThreadGroup("dynamodb-local");

    private final LocalDynamoDBServerHandler handler;
    private final ServerConnector connector;
    private final Server server;

    /**
     * @param port the port on 127.0.0.1; 0 for a free one
     * @throws IllegalStateException if it cannot listen there
     */
    public DynamoDbServer(int port) {
        handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
        server = new Server(new QueuedThreadPool(MAXIMUM_THREADS, 4, IDLE_MILLISECONDS, -1, null, threads));
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new ContextHandler(handler));
        start(port);
    }

    private void start(int port) {
        try {
            server.start();
        } catch (Exception e) { // Jetty's signature
            close();
            throw new IllegalStateException("Cannot start DynamoDB on 127.0.0.1:" + port, e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty's signature
            throw new IllegalStateException("Cannot stop DynamoDB", e);
        } finally {
            handler.close();
            endThreads();
        }
    }

    /** The database's jobs sleep for hours; interrupted they see that they are no longer wanted. */
    private void endThreads() {
        threads.interrupt();
        Thread[] left = new Thread[threads.activeCount()];
        int count = threads.enumerate(left);
        try {
            for (int i = 0; i < count; i++) {
                left[i].join(STOP_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
