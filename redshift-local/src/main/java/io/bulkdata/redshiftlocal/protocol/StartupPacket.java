package io.bulkdata.redshiftlocal.protocol;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first message of a connection: it has no type, and its first number says what it asks for. */
public final class StartupPacket {

    /** Longest packet that is read; PostgreSQL's own limit. */
    private static final int MAXIMUM_BYTES = 10_000;

    private static final int MAJOR_VERSION_SHIFT = 16;
    private static final int SUPPORTED_MAJOR_VERSION = 3;
    public static final int PROTOCOL_3_0 = SUPPORTED_MAJOR_VERSION << MAJOR_VERSION_SHIFT;

    private final int code;
    private final byte[] body;

    private StartupPacket(int code, byte[] body) {
        this.code = code;
        this.body = body;
    }

    /** What a client can ask for before it is let in. */
    public enum Request {
        TLS,
        GSS_ENCRYPTION,
        CANCEL,
        SESSION,
        UNKNOWN
    }

    /** Reads not one byte more than the packet has, so that TLS can begin right after it. */
    public static StartupPacket read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 2 * Integer.BYTES || length > MAXIMUM_BYTES) {
            throw new ProtocolException("a startup packet says it has " + length + " bytes");
        }
        int code = data.readInt();
        byte[] body = data.readNBytes(length - 2 * Integer.BYTES);
        if (body.length < length - 2 * Integer.BYTES) {
            throw new EOFException("closed in the middle of the startup packet");
        }
        return new StartupPacket(code, body);
    }

    public Request request() {
        return switch (code) {
            case 80877102 -> Request.CANCEL;
            case 80877103 -> Request.TLS;
            case 80877104 -> Request.GSS_ENCRYPTION;
            default -> code >> MAJOR_VERSION_SHIFT == SUPPORTED_MAJOR_VERSION ? Request.SESSION : Request.UNKNOWN;
        };
    }

    /** The protocol's version, or the number of the request. */
    public int code() {
        return code;
    }

    /** The session parameters, in their order. */
    public Map<String, String> parameters() throws ProtocolException {
        Map<String, String> parameters = new LinkedHashMap<>();
        BodyReader reader = new BodyReader(body);
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            parameters.put(name, reader.string());
        }
        return parameters;
    }

    /** The packet as it came, length included, to be passed on. */
    public byte[] toBytes() {
        return new BodyWriter()
                .int32(body.length + 2 * Integer.BYTES)
                .int32(code)
                .bytes(body)
                .toBytes();
    }

    /** A packet that asks for a session. */
    public static byte[] session(Map<String, String> parameters) {
        BodyWriter body = new BodyWriter();
        parameters.forEach((name, value) -> body.string(name).string(value));
        body.character('\0');
        return new StartupPacket(PROTOCOL_3_0, body.toBytes()).toBytes();
    }
}
