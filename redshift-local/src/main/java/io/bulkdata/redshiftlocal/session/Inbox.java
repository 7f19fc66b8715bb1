package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The client's messages in their order. The session reads them itself, which is quickest; when it is busy for long, another
 * thread reads a bounded number of bytes ahead, so that the client's going away is noticed.
 */
public final class Inbox {

    private static final int MAXIMUM_BYTES = 4 * 1024 * 1024;

    private final FrameInput in;
    private final Deque<Frame> ahead = new ArrayDeque<>();
    private int bytesAhead;
    private long asked;
    private long askedAtLastLook;
    private boolean waiting;
    private boolean readingAhead;
    private boolean saidGoodbye;
    private boolean closed;

    public Inbox(FrameInput in) {
        this.in = in;
    }

    /** Waits for the next message; null when the client is gone. */
    Frame next() throws InterruptedException {
        synchronized (this) {
            asked++;
            waiting = true;
            while (ahead.isEmpty() && readingAhead && !closed) {
                wait();
            }
            if (closed || !ahead.isEmpty()) {
                return taken();
            }
        }
        return read();
    }

    /** Whether the next message, or its beginning, is there already. */
    synchronized boolean ready() throws IOException {
        return !ahead.isEmpty() || (!readingAhead && in.ready());
    }

    /**
     * Whether the session has been at the same message since this was last asked, so that somebody must now call {@link
     * #readAhead}.
     */
    public synchronized boolean beginsReadingAhead() {
        boolean begins = !waiting && !readingAhead && !saidGoodbye && !closed && asked == askedAtLastLook;
        askedAtLastLook = asked;
        readingAhead |= begins;
        return begins;
    }

    /**
     * Reads until the session asks again, or the client says goodbye.
     *
     * @throws IOException when the client is gone without a goodbye; nothing that it sent counts any more then
     */
    public void readAhead() throws IOException, InterruptedException {
        try {
            boolean more = true;
            while (more) {
                more = put(in.read());
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Nobody waits any longer, and nothing is taken from now on. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private Frame read() {
        try {
            return in.read();
        } catch (IOException e) {
            close();
            return null;
        } finally {
            synchronized (this) {
                waiting = false;
            }
        }
    }

    private Frame taken() {
        waiting = false;
        Frame frame = closed ? null : ahead.poll();
        if (frame != null) {
            bytesAhead -= frame.body().length;
            notifyAll();
        }
        return frame;
    }

    private synchronized boolean put(Frame frame) throws InterruptedException {
        while (bytesAhead > MAXIMUM_BYTES && !closed) {
            wait();
        }
        ahead.add(frame);
        bytesAhead += frame.body().length;
        // Behind it comes the end, which does not mean that the client has died.
        saidGoodbye = frame.type() == Requests.TERMINATE;
        readingAhead = !waiting && !closed && !saidGoodbye;
        notifyAll();
        return readingAhead;
    }
}
