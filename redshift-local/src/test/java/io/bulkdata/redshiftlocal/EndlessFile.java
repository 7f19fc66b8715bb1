package io.bulkdata.redshiftlocal;

import java.io.InputStream;

/** A file of one column that never ends. */
public final class EndlessFile extends InputStream {

    private static final byte[] ROW = {'1', '\n'};

    private int at;

    @Override
    public int read() {
        at ^= 1;
        return ROW[at ^ 1];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = (byte) read();
        }
        return length;
    }
}
