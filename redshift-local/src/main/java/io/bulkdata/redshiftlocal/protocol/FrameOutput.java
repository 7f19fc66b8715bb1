package io.bulkdata.redshiftlocal.protocol;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames to a stream, buffered until {@link #flush}. */
public final class FrameOutput {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final DataOutputStream out;

    public FrameOutput(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER_BYTES));
    }

    public void write(Frame frame) throws IOException {
        write(frame.type(), frame.body(), frame.body().length);
    }

    /** Writes a frame whose body is the first {@code length} bytes of {@code body}. */
    public void write(char type, byte[] body, int length) throws IOException {
        out.writeByte(type);
        out.writeInt(length + Integer.BYTES);
        out.write(body, 0, length);
    }

    public void flush() throws IOException {
        out.flush();
    }
}
