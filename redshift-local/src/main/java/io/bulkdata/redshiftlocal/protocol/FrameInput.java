package io.bulkdata.redshiftlocal.protocol;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads frames from a stream. */
public final class FrameInput {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LENGTH_FIELD_BYTES = Integer.BYTES;

    private final DataInputStream in;
    private volatile int limit;

    /**
     * Reads from {@code in}.
     *
     * @param limit the longest body that is read, in bytes
     */
    public FrameInput(InputStream in, int limit) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        this.limit = limit;
    }

    /** Allows bodies of another length from now on. */
    public void limit(int bytes) {
        limit = bytes;
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException when the other side has closed
     * @throws ProtocolException when the frame is longer than allowed
     */
    public Frame read() throws IOException {
        char type = (char) in.readUnsignedByte();
        int length = in.readInt() - LENGTH_FIELD_BYTES;
        if (length < 0 || length > limit) {
            throw new ProtocolException("a message '" + type + "' says it has " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("closed in the middle of a message");
        }
        return new Frame(type, body);
    }

    /** Whether at least the beginning of a frame is there already. */
    public boolean ready() throws IOException {
        return in.available() > 0;
    }
}
