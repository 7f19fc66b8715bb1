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
    private final FrameInput clientIn;
    private final FrameOutput clientOut;
    private final BackendLink backend;
    private final SessionFacts facts;

    Admission(Socket client, FrameInput clientIn, FrameOutput clientOut, BackendLink backend, SessionFacts facts) {
        this.client = client;
        this.clientIn = clientIn;
        this.clientOut = clientOut;
        this.backend = backend;
        this.facts = facts;
        clientIn.limit(MAXIMUM_FRAME_BYTES);
    }

    FrameInput clientInput() {
        return clientIn;
    }

    Session session(Inbox inbox, Services services) {
        return new Session(inbox, new ClientLink(clientOut), backend.in(), backend.out(), facts, services);
    }

    /** The client is gone: its backend is stopped. */
    void abandon() {
        try {
            backend.abandon();
        } catch (IOException e) {
            LOG.debug("Cannot stop a backend", e);
        }
    }

    /** Lets a last error reach the client. */
    void flushClient() {
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
