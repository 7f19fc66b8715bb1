package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.receiver.fetch.Chunk;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.sync.RequestBody;

/** Bytes on their way to S3. */
final class Bytes {

    /** Whether it is a CSV or a packed one, its bytes tell. */
    static final String CONTENT_TYPE = "application/octet-stream";

    private Bytes() {}

    /** The array itself, not a copy of it, as often as the client wants to read it. */
    static RequestBody of(Chunk bytes) {
        return RequestBody.fromContentProvider(bytes::stream, bytes.length(), CONTENT_TYPE);
    }

    /** What S3 compares the bytes with that reach it; in the head, so that the client need not wrap the body to add it at the end. */
    static String crc32(Chunk bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.buffer());
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) crc.getValue())
                        .array());
    }
}
