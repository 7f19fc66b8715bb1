package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.util.OptionalLong;
import okio.BufferedSource;

/** The bytes of an export as they come in: read once, counted, and only whole when as many came as were promised. */
public final class ExportBody implements AutoCloseable {

    private static final long UNKNOWN = -1;

    private final String name;
    private final BufferedSource source;
    private final long length;
    private long count;

    /**
     * @param name what the bytes are, for errors; no query string
     * @param source read to its end, and closed with this
     * @param length promised bytes; negative when the source ends by a mark of its own
     */
    public ExportBody(String name, BufferedSource source, long length) {
        this.name = name;
        this.source = source;
        this.length = length < 0 ? UNKNOWN : length;
    }

    /** How many bytes were promised. */
    public OptionalLong length() {
        return length == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /**
     * Reads until the buffer is full or the body ends.
     *
     * @return how many bytes were read; fewer than the buffer holds only at the end of the body
     * @throws FetchException when the body breaks off before its promised end
     */
    public int fill(byte[] buffer) {
        int filled = 0;
        try {
            while (filled < buffer.length) {
                int read = source.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } catch (IOException e) {
            throw brokenOff(count + filled, e);
        }
        count += filled;
        return filled;
    }

    /**
     * Whether every byte has been read.
     *
     * @throws FetchException when the body has ended before its promised end
     */
    public boolean ended() {
        try {
            if (!source.exhausted()) {
                return false;
            }
        } catch (IOException e) {
            throw brokenOff(count, e);
        }
        if (length != UNKNOWN && count != length) {
            throw brokenOff(count, null);
        }
        return true;
    }

    /** The first bytes, at most {@code most}, without taking them. */
    byte[] start(int most) {
        try {
            source.request(most);
            return source.getBuffer()
                    .snapshot((int) Math.min(most, source.getBuffer().size()))
                    .toByteArray();
        } catch (IOException e) {
            throw brokenOff(count, e);
        }
    }

    String name() {
        return name;
    }

    private FetchException brokenOff(long bytes, IOException cause) {
        String promised = length == UNKNOWN ? "" : " of " + length;
        return new FetchException(
                FailureClass.TRANSIENT, "The transfer broke off after " + bytes + promised + " bytes: " + name, cause);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
