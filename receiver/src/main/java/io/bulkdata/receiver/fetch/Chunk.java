package io.bulkdata.receiver.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes at the beginning of an array, which is lent and not copied. */
public final class Chunk {

    private final byte[] array;
    private final int length;

    public Chunk(byte[] array, int length) {
        this.array = array;
        this.length = length;
    }

    public int length() {
        return length;
    }

    /** The bytes to be read, as often as wanted. */
    public InputStream stream() {
        return new ByteArrayInputStream(array, 0, length);
    }

    /** The same bytes, to be read once. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, 0, length);
    }

    /** The array, for who has done with the bytes and wants to fill it again. */
    public byte[] array() {
        return array;
    }

    /** A copy of the first bytes, at most {@code most}. */
    byte[] start(int most) {
        return Arrays.copyOf(array, Math.min(most, length));
    }
}
