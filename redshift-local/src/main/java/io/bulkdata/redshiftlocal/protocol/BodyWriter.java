package io.bulkdata.redshiftlocal.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a message's body one after the other. */
public final class BodyWriter {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public BodyWriter int32(int value) {
        return int16(value >>> Short.SIZE).int16(value);
    }

    public BodyWriter int16(int value) {
        body.write(value >>> Byte.SIZE);
        body.write(value);
        return this;
    }

    public BodyWriter character(char value) {
        body.write(value);
        return this;
    }

    /** Text with its zero byte. */
    public BodyWriter string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).character('\0');
    }

    public BodyWriter bytes(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    public byte[] toBytes() {
        return body.toByteArray();
    }

    public Frame frame(char type) {
        return new Frame(type, toBytes());
    }
}
