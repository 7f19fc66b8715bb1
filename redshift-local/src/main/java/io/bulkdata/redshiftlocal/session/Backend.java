package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The session's own connection to PostgreSQL. Messages are sent ahead, a bounded number of bytes, and their answers are read in
 * order when someone needs them; so neither side can block the other. Used by one thread.
 */
final class Backend {

    /** Well below what the sockets between the two hold. */
    private static final int BYTES_AHEAD = 32 * 1024;

    private static final int MOST_POSTPONED = 100;

    private final FrameInput in;
    private final FrameOutput out;
    private final Transaction transaction;
    private final ReplyListener unasked;
    private final Deque<Expected> owed = new ArrayDeque<>();
    private final List<Frame> postponed = new ArrayList<>();
    private int bytesAhead;
    private boolean failed;
    private boolean untouched = true;

    /** @param unasked gets notices, changed parameters and errors that belong to no message */
    Backend(FrameInput in, FrameOutput out, Transaction transaction, ReplyListener unasked) {
        this.in = in;
        this.out = out;
        this.transaction = transaction;
        this.unasked = unasked;
    }

    /** Whether PostgreSQL ignores messages because one since the last Sync failed. */
    boolean failed() {
        return failed;
    }

    /** Whether nothing has been asked of it since it last said that it is ready. */
    boolean isUntouched() {
        return untouched;
    }

    /**
     * Sends a message that cannot fail, and whose answer nobody waits for, ahead of the next one that matters.
     *
     * @return false when it has to be sent now, since others wait for their answers or too many were postponed
     */
    boolean postpone(Frame frame) {
        boolean possible = owed.isEmpty() && postponed.size() < MOST_POSTPONED;
        if (possible) {
            postponed.add(frame);
        }
        return possible;
    }

    /**
     * Sends a message whose answer is read later, at {@link #drain} at the latest. After a failure nothing but a Sync is
     * sent.
     */
    void send(Frame frame, Expected.Kind kind, ReplyListener listener) throws IOException {
        if (bytesAhead + frame.body().length > BYTES_AHEAD) {
            drain();
        }
        if (failed && !kind.endsReady()) {
            // PostgreSQL would ignore it, and so owe nothing.
            return;
        }
        untouched = false;
        sendPostponed();
        write(frame, kind, listener);
    }

    private void sendPostponed() throws IOException {
        for (Frame frame : postponed) {
            write(frame, Expected.Kind.CLOSE, Silence.INSTANCE);
        }
        postponed.clear();
    }

    private void write(Frame frame, Expected.Kind kind, ReplyListener listener) throws IOException {
        owed.add(new Expected(kind, listener));
        out.write(frame);
        bytesAhead += frame.body().length + 1 + Integer.BYTES;
    }

    /** Sends COPY's data. */
    void sendCopyData(byte[] data, int length) throws IOException {
        out.write(Requests.COPY_DATA, data, length);
    }

    /** Waits for all answers that are owed. */
    void drain() throws IOException {
        bytesAhead = 0;
        if (owed.isEmpty()) {
            return;
        }
        if (!owed.getLast().kind().endsReady()) {
            out.write(Frame.empty(Requests.FLUSH));
        }
        out.flush();
        while (!owed.isEmpty()) {
            handle(in.read());
        }
    }

    /** Whether it says something before it was asked to, such as an error in the middle of COPY's data. */
    boolean speaks() throws IOException {
        return in.ready();
    }

    /** Hands on what came without being asked for. */
    void readUnasked() throws IOException {
        while (in.ready()) {
            handle(in.read());
        }
    }

    private void handle(Frame frame) throws IOException {
        switch (frame.type()) {
            case Replies.NOTICE, Replies.PARAMETER_STATUS, Replies.NOTIFICATION -> unasked.reply(frame);
            case Replies.ERROR -> error(Report.of(frame));
            default -> reply(frame);
        }
    }

    private void reply(Frame frame) throws IOException {
        Expected expected = owed.peek();
        if (expected == null) {
            throw new ProtocolException("PostgreSQL answered '" + frame.type() + "' without being asked");
        }
        transaction.observe(frame);
        if (frame.type() == Replies.READY) {
            failed = false;
            untouched = true;
        }
        expected.listener().reply(frame);
        if (expected.endsWith(frame.type())) {
            owed.remove();
        }
    }

    private void error(Report report) throws IOException {
        Expected expected = owed.peek();
        if (expected == null) {
            unasked.error(report);
            return;
        }
        if (expected.kind() != Expected.Kind.QUERY) {
            failed = true;
            while (!owed.isEmpty() && !owed.peek().kind().endsReady()) {
                owed.remove();
            }
        }
        expected.listener().error(report);
    }
}
