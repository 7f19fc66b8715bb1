package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.IOException;
import java.time.Duration;

/** Serves one client that has been let in, until it leaves. Used by one thread. */
public final class Session {

    private static final Duration IDLE_LOOK = Duration.ofMillis(500);

    private final Inbox inbox;
    private final ClientLink client;
    private final Backend backend;
    private final StatementRunner runner;
    private final ExtendedQuery extended;
    private final SimpleQuery simple;

    /** Takes over a backend connection that is ready for queries. */
    public Session(
            Inbox inbox, ClientLink client, FrameInput in, FrameOutput out, SessionFacts facts, Services services) {
        this.inbox = inbox;
        this.client = client;
        Transaction transaction = new Transaction();
        this.backend = new Backend(in, out, transaction, client);
        this.runner = new StatementRunner(backend, client, transaction, facts, services);
        this.extended = new ExtendedQuery(backend, runner);
        this.simple = new SimpleQuery(backend, client, transaction, runner);
    }

    /**
     * Returns when the client has said goodbye or is gone.
     *
     * @throws IOException when either side is gone or does not keep to the protocol
     */
    public void run() throws IOException, InterruptedException {
        for (Frame frame = next(); frame != null && frame.type() != Requests.TERMINATE; frame = next()) {
            handle(frame);
        }
    }

    /** Null when the client is gone. */
    private Frame next() throws IOException, InterruptedException {
        Frame frame = inbox.poll(IDLE_LOOK);
        while (frame == null && !inbox.isClosed()) {
            backend.readUnasked();
            client.flush();
            frame = inbox.poll(IDLE_LOOK);
        }
        return frame;
    }

    private void handle(Frame frame) throws IOException {
        if (frame.type() == Requests.SYNC) {
            backend.send(frame, Expected.Kind.SYNC, runner.relay(null, false));
            answer();
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
            case Requests.FLUSH -> answer();
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

    private void answer() throws IOException {
        backend.drain();
        client.flush();
    }

    private void refuse(Frame frame) throws IOException {
        String message = "message type '" + frame.type() + "' is not supported by redshift-local";
        client.error(Report.of("FATAL", "08P01", message));
        throw new ProtocolException(message);
    }
}
