package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.session.Inbox;
import io.bulkdata.redshiftlocal.session.Session;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client from its first byte to its last. The session has a thread; a second one reads what the client sends, so that its
 * going away is noticed whatever the session is doing.
 */
final class ClientConnection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final Socket accepted;
    private final Server.Surroundings surroundings;
    private final Threads threads;
    private final Inbox inbox = new Inbox();

    /** Starts threads. */
    @FunctionalInterface
    interface Threads {
        void start(String name, Runnable task);
    }

    ClientConnection(Socket accepted, Server.Surroundings surroundings, Threads threads) {
        this.accepted = accepted;
        this.surroundings = surroundings;
        this.threads = threads;
    }

    @Override
    public void run() {
        try (accepted) {
            accepted.setTcpNoDelay(true);
            Optional<Admission> admission = new Greeting(accepted, surroundings).admit();
            if (admission.isPresent()) {
                serve(admission.get());
            }
        } catch (IOException e) {
            LOG.debug("A connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection at once. */
    void close() {
        closeQuietly(accepted);
    }

    private void serve(Admission admission) throws IOException, InterruptedException {
        try (admission) {
            threads.start("reader", () -> read(admission));
            Session session = admission.session(inbox, surroundings.services());
            try {
                session.run();
            } finally {
                inbox.close();
                admission.flushClient();
            }
        }
    }

    /** Ends with the client: after its goodbye quietly, otherwise by stopping whatever its backend does. */
    private void read(Admission admission) {
        try {
            Frame frame = admission.clientInput().read();
            while (frame.type() != Requests.TERMINATE) {
                inbox.put(frame);
                frame = admission.clientInput().read();
            }
            inbox.put(frame);
        } catch (IOException e) {
            LOG.debug("A client is gone", e);
            inbox.close();
            admission.abandon();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Cannot close a socket", e);
        }
    }
}
