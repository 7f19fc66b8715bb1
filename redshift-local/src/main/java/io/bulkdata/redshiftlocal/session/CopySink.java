package io.bulkdata.redshiftlocal.session;

import java.io.IOException;
import java.io.OutputStream;

/** Sends what is written to it as COPY's data; stops as soon as PostgreSQL has something to say against it. */
final class CopySink extends OutputStream {

    private static final int BUFFER_BYTES = 128 * 1024;

    private final Backend backend;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;

    CopySink(Backend backend) {
        this.backend = backend;
    }

    /** PostgreSQL has interrupted. */
    static final class Interrupted extends IOException {

        private static final long serialVersionUID = 1L;

        private Interrupted() {
            super("PostgreSQL has interrupted COPY");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, BUFFER_BYTES - filled);
            System.arraycopy(bytes, from, buffer, filled, part);
            filled += part;
            from += part;
            left -= part;
            if (filled == BUFFER_BYTES) {
                send();
            }
        }
    }

    /** Sends what is left. */
    void finish() throws IOException {
        if (filled > 0) {
            send();
        }
    }

    private void send() throws IOException {
        if (backend.speaks()) {
            throw new Interrupted();
        }
        backend.sendCopyData(buffer, filled);
        filled = 0;
    }
}
