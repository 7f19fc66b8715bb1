package io.bulkdata.redshiftlocal.server;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client from its first byte to its last, and the thread that serves it. */
final class ClientConnection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final Socket accepted;
    private final Server.Surroundings surroundings;
    private final Admittance admittance;
    private final Threads threads;
    private volatile Admission admission;

    ClientConnection(Socket accepted, Server.Surroundings surroundings, Admittance admittance, Threads threads) {
        this.accepted = accepted;
        this.surroundings = surroundings;
        this.admittance = admittance;
        this.threads = threads;
    }

    @Override
    public void run() {
        try (accepted) {
            accepted.setTcpNoDelay(true);
            Optional<Admission> admitted = new Greeting(accepted, surroundings, admittance).admit();
            if (admitted.isPresent()) {
                serve(admitted.get());
            }
        } catch (IOException e) {
            LOG.debug("A connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection at once. */
    void close() {
        try {
            accepted.close();
        } catch (IOException e) {
            LOG.debug("Cannot close a socket", e);
        }
    }

    /** To be called now and then, so that a client's death is noticed while its session is busy. */
    void lookAfter() {
        Admission current = admission;
        if (current == null) {
            return;
        }
        try {
            current.lookAfter(threads);
        } catch (IOException e) {
            LOG.debug("A connection is ending", e);
        }
    }

    private void serve(Admission admitted) throws IOException, InterruptedException {
        try (admitted) {
            admission = admitted;
            admitted.serve();
        } finally {
            admission = null;
            admittance.leave();
        }
    }
}
