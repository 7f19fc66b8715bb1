package io.bulkdata.redshiftlocal.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a file. */
final class CountedInput extends FilterInputStream {

    private long count;

    CountedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int got = super.read();
        count += got < 0 ? 0 : 1;
        return got;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int got = super.read(bytes, from, most);
        count += Math.max(0, got);
        return got;
    }

    /** The bytes so far. */
    long count() {
        return count;
    }
}
