package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The client's messages that wait for the session; holds a bounded number of bytes. */
public final class Inbox {

    private static final int MAXIMUM_BYTES = 4 * 1024 * 1024;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private int bytes;
    private boolean closed;

    /** Waits while there is too much already; after {@link #close} the message is dropped. */
    public synchronized void put(Frame frame) throws InterruptedException {
        while (bytes > MAXIMUM_BYTES && !closed) {
            wait();
        }
        frames.add(frame);
        bytes += frame.body().length;
        notifyAll();
    }

    /** The next message; null when none has come in that time. */
    synchronized Frame poll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (frames.isEmpty() && !closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        Frame frame = closed ? null : frames.poll();
        if (frame != null) {
            bytes -= frame.body().length;
            notifyAll();
        }
        return frame;
    }

    /** The client is gone: nothing it sent counts any more. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
