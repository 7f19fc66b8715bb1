package io.bulkdata.redshiftlocal.copy;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * An Avro file that knows whether it was read to its end: Avro's own reader takes one that is cut off for one that ends, but
 * a whole one ends with the mark that its header names.
 */
final class AvroFile extends FilterInputStream {

    /** The guide, AVRO: "The maximum size of the Avro file header, which includes the schema and file metadata, is 1 MB". */
    private static final int LARGEST_HEADER = 1 << 20;

    private final byte[] mark;
    private final byte[] tail;

    private AvroFile(InputStream in, byte[] mark) {
        super(in);
        this.mark = mark;
        this.tail = new byte[mark.length];
    }

    /** Reads the header, which can then be read again. */
    static AvroFile open(InputStream contents) throws IOException {
        BufferedInputStream in = new BufferedInputStream(contents, 1 << 16);
        in.mark(LARGEST_HEADER);
        byte[] mark = mark(DecoderFactory.get().directBinaryDecoder(in, null));
        try {
            in.reset();
        } catch (IOException e) {
            throw new IOException("its header has more than " + LARGEST_HEADER + " bytes", e);
        }
        return new AvroFile(in, mark);
    }

    private static byte[] mark(BinaryDecoder header) throws IOException {
        byte[] magic = new byte[DataFileConstants.MAGIC.length];
        header.readFixed(magic);
        if (!Arrays.equals(magic, DataFileConstants.MAGIC)) {
            throw new IOException("Not an Avro data file.");
        }
        for (long pairs = header.readMapStart(); pairs > 0; pairs = header.mapNext()) {
            for (long i = 0; i < pairs; i++) {
                header.skipString();
                header.skipBytes();
            }
        }
        byte[] mark = new byte[DataFileConstants.SYNC_SIZE];
        header.readFixed(mark);
        return mark;
    }

    /** Whether the last bytes that were read are those that every file ends with. */
    boolean isWhole() {
        return Arrays.equals(mark, tail);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int got = super.read(bytes, from, most);
        if (got > 0) {
            int last = Math.min(got, tail.length);
            System.arraycopy(tail, last, tail, 0, tail.length - last);
            System.arraycopy(bytes, from + got - last, tail, tail.length - last, last);
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, 1 << 13)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
