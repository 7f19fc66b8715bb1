package io.bulkdata.redshiftlocal.unload;

import java.io.IOException;
import java.io.OutputStream;

/** Counts what passes; closing it closes nothing, so that a compression can be ended before the file is complete. */
final class CountedOutput extends OutputStream {

    private final OutputStream out;
    private long count;

    CountedOutput(OutputStream out) {
        this.out = out;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count += length;
    }
}
