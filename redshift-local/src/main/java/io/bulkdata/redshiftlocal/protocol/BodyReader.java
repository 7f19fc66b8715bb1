package io.bulkdata.redshiftlocal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a message's body one after the other. */
public final class BodyReader {

    private final ByteBuffer body;

    BodyReader(byte[] body) {
        this.body = ByteBuffer.wrap(body);
    }

    public boolean hasMore() {
        return body.hasRemaining();
    }

    /**
     * Four bytes.
     *
     * @throws ProtocolException when the body has ended
     */
    public int int32() throws ProtocolException {
        require(Integer.BYTES);
        return body.getInt();
    }

    /**
     * Two bytes.
     *
     * @throws ProtocolException when the body has ended
     */
    public short int16() throws ProtocolException {
        require(Short.BYTES);
        return body.getShort();
    }

    /**
     * One byte.
     *
     * @throws ProtocolException when the body has ended
     */
    public char character() throws ProtocolException {
        require(1);
        return (char) (body.get() & 0xFF);
    }

    /** Text up to its zero byte. */
    public String string() throws ProtocolException {
        int start = body.position();
        int end = start;
        while (end < body.limit() && body.get(end) != 0) {
            end++;
        }
        if (end == body.limit()) {
            throw new ProtocolException("a text in a message has no end");
        }
        body.position(end + 1);
        return new String(body.array(), start, end - start, StandardCharsets.UTF_8);
    }

    /** Text of a given number of bytes. */
    public String text(int length) throws ProtocolException {
        require(length);
        String text = new String(body.array(), body.position(), length, StandardCharsets.UTF_8);
        body.position(body.position() + length);
        return text;
    }

    /** What has not been read yet. */
    public byte[] rest() {
        return Arrays.copyOfRange(body.array(), body.position(), body.limit());
    }

    private void require(int length) throws ProtocolException {
        if (length < 0 || body.remaining() < length) {
            throw new ProtocolException("a message ends in the middle of a field");
        }
    }
}
