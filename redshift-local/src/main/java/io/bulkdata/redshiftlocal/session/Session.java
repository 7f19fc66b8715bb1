package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Serves one client that has been let in, until it leaves. One thread runs it, another may look after it. */
public final class Session {

    private final Inbox inbox;
    private final ClientLink client;
    private final Backend backend;
    private final StatementRunner runner;
    private final ExtendedQuery extended;
    private final SimpleQuery simple;
    private final SessionRecorder recorder;
    private final Transaction transaction;
    /** Held by whoever reads from PostgreSQL or writes to the client. */
    private final Lock busy = new ReentrantLock();

    private boolean flushOwed;

    /** Takes over a backend connection that is ready for queries. */
    public Session(
            Inbox inbox, ClientLink client, FrameInput in, FrameOutput out, SessionFacts facts, Services services) {
        this.inbox = inbox;
        this.recorder = new SessionRecorder(services.history(), facts);
        this.client = client.observedBy(recorder);
        this.transaction = new Transaction(new Conflict(services.writers(), facts));
        ScriptCache scripts = new ScriptCache();
        this.backend = new Backend(in, out, transaction, this.client);
        this.runner = new StatementRunner(backend, this.client, transaction, facts, services, recorder);
        this.extended = new ExtendedQuery(backend, this.client, runner, scripts);
        this.simple = new SimpleQuery(backend, this.client, transaction, runner, scripts);
    }

    /**
     * Returns when the client has said goodbye or is gone.
     *
     * @throws IOException when either side is gone or does not keep to the protocol
     */
    public void run() throws IOException, InterruptedException {
        busy.lock();
        recorder.connected();
        try {
            for (Frame frame = next(); frame != null && frame.type() != Requests.TERMINATE; frame = next()) {
                handle(frame);
            }
        } finally {
            recorder.disconnected();
            busy.unlock();
        }
    }

    /** Whether PostgreSQL has said something while the session has nothing to do. */
    public boolean hasUnasked() throws IOException {
        boolean unasked = false;
        if (busy.tryLock()) {
            try {
                unasked = backend.speaks();
            } finally {
                busy.unlock();
            }
        }
        return unasked;
    }

    /** Hands on what PostgreSQL says without being asked, when the session has nothing to do. */
    public void passUnasked() throws IOException {
        if (busy.tryLock()) {
            try {
                backend.readUnasked();
                client.flush();
            } finally {
                busy.unlock();
            }
        }
    }

    /** Null when the client is gone. */
    private Frame next() throws IOException, InterruptedException {
        if (flushOwed && !moreComes()) {
            answer();
        }
        busy.unlock();
        try {
            return inbox.next();
        } finally {
            busy.lock();
        }
    }

    /**
     * Whether the client has sent more already. The driver sends a Sync right behind each Flush, and one trip to PostgreSQL can
     * answer both; so a driver that was interrupted between the two by our own waking up gets its turn first.
     */
    @SuppressWarnings("ThreadPriorityCheck") // Only the time of the answer depends on it, never the answer.
    private boolean moreComes() throws IOException {
        if (!inbox.ready()) {
            Thread.yield();
        }
        return inbox.ready();
    }

    private void handle(Frame frame) throws IOException {
        if (frame.type() == Requests.SYNC) {
            sync(frame);
        } else if (!backend.failed()) {
            handleUnfailed(frame);
        }
    }

    private void handleUnfailed(Frame frame) throws IOException {
        switch (frame.type()) {
            case Requests.PARSE -> extended.parse(frame);
            case Requests.BIND -> extended.bind(frame);
            case Requests.DESCRIBE -> extended.describe(frame);
            case Requests.EXECUTE -> extended.execute(frame);
            case Requests.CLOSE -> extended.close(frame);
            case Requests.FLUSH -> flushOwed = true;
            case Requests.QUERY -> query(frame);
            case Requests.COPY_DATA, Requests.COPY_DONE, Requests.COPY_FAIL -> {
                // What is left of a COPY from the client, which was refused.
            }
            default -> refuse(frame);
        }
    }

    private void query(Frame frame) throws IOException {
        extended.forgetUnnamed();
        simple.run(frame.reader().string());
        client.flush();
    }

    private void sync(Frame frame) throws IOException {
        if (backend.isUntouched()) {
            client.reply(transaction.ready());
        } else {
            backend.send(frame, Expected.Kind.SYNC, runner.relay(null, false));
        }
        answer();
    }

    private void answer() throws IOException {
        flushOwed = false;
        backend.drain();
        client.flush();
    }

    private void refuse(Frame frame) throws IOException {
        String message = "message type '" + frame.type() + "' is not supported by redshift-local";
        client.error(Report.of("FATAL", "08P01", message));
        throw new ProtocolException(message);
    }
}
