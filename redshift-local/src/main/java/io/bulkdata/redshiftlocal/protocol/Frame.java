package io.bulkdata.redshiftlocal.protocol;

/** One message of the protocol: its type and its body without the length. */
public final class Frame {

    private static final byte[] NOTHING = {};

    private final char type;
    private final byte[] body;

    /** Takes {@code body} as it is; nobody may change it afterwards. */
    public Frame(char type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /** A message without a body. */
    public static Frame empty(char type) {
        return new Frame(type, NOTHING);
    }

    /** The byte that names the message, as in PostgreSQL's documentation. */
    public char type() {
        return type;
    }

    /** The body itself, not a copy. */
    public byte[] body() {
        return body;
    }

    /** A reader placed at the start of the body. */
    public BodyReader reader() {
        return new BodyReader(body);
    }

    @Override
    public String toString() {
        return "Frame " + type + " of " + body.length + " bytes";
    }
}
