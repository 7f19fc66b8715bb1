package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.session.ClientLink;
import io.bulkdata.redshiftlocal.session.Inbox;
import io.bulkdata.redshiftlocal.session.Services;
import io.bulkdata.redshiftlocal.session.Session;
import io.bulkdata.redshiftlocal.session.SessionFacts;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client that has been let in, and the backend that is its own. */
final class Admission implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** The longest message of a client: more than the longest statement that Redshift takes, 16 MB. */
    private static final int MAXIMUM_FRAME_BYTES = 64 * 1024 * 1024;

    private final Socket client;
    private final FrameOutput clientOut;
    private final BackendLink backend;
    private final Inbox inbox;
    private final Session session;

    Admission(
            Socket client,
            FrameInput clientIn,
            FrameOutput clientOut,
            BackendLink backend,
            SessionFacts facts,
            Services services) {
        this.client = client;
        this.clientOut = clientOut;
        this.backend = backend;
        this.inbox = new Inbox(clientIn);
        this.session = new Session(inbox, new ClientLink(clientOut), backend.in(), backend.out(), facts, services);
        clientIn.limit(MAXIMUM_FRAME_BYTES);
    }

    /** Returns when the client has left or the session cannot go on. */
    void serve() throws IOException, InterruptedException {
        try {
            session.run();
        } finally {
            inbox.close();
            flushClient();
        }
    }

    /** Does what the session's own thread has no time for; to be called now and then, returns at once. */
    void lookAfter(Threads threads) throws IOException {
        if (inbox.beginsReadingAhead()) {
            threads.start("reader", this::readAhead);
        } else if (session.hasUnasked()) {
            threads.start("teller", this::passUnasked);
        }
    }

    /** Ends with the client: after its goodbye quietly, otherwise by stopping whatever its backend does. */
    private void readAhead() {
        try {
            inbox.readAhead();
        } catch (IOException e) {
            LOG.debug("A client is gone", e);
            abandon();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passUnasked() {
        try {
            session.passUnasked();
        } catch (IOException e) {
            LOG.debug("A backend is gone", e);
        }
    }

    private void abandon() {
        try {
            backend.abandon();
        } catch (IOException e) {
            LOG.debug("Cannot stop a backend", e);
        }
    }

    /** Lets a last error reach the client. */
    private void flushClient() {
        try {
            clientOut.flush();
        } catch (IOException e) {
            LOG.debug("A client did not hear the end", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            backend.close();
        } finally {
            client.close();
        }
    }
}
