package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's contents, whose reader meets no other exceptions than those of input and output.
 *
 * <p>HTTP clients such as the JDK's take a connection that breaks off for the end of the contents, and so would COPY; therefore
 * the bytes are counted. Where a connection breaks off, the rest of the same object is asked for.
 */
final class S3Body extends InputStream {

    private static final int MOST_RESUMPTIONS = 3;

    private final Opening opening;
    private final S3Location location;
    private final long length;
    private final String entityTag;
    private ResponseInputStream<GetObjectResponse> response;
    private long count;
    private int resumptions;
    private boolean ended;

    /** Asks S3 for an object. */
    @FunctionalInterface
    interface Opening {
        /**
         * Asks for what begins at {@code offset}.
         *
         * @param entityTag that the object must have; null for any
         */
        ResponseInputStream<GetObjectResponse> from(long offset, String entityTag);
    }

    S3Body(Opening opening, S3Location location) {
        this.opening = opening;
        this.location = location;
        this.response = opening.from(0, null);
        Long told = response.response().contentLength();
        this.length = told == null ? 0 : told;
        this.entityTag = response.response().eTag();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        while (true) {
            try {
                return readOnce(bytes, from, most);
            } catch (SdkException e) {
                resume(S3ObjectStore.failed("Cannot read " + location, e));
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    private int readOnce(byte[] bytes, int from, int most) throws IOException {
        int got = response.read(bytes, from, most);
        ended = got < 0;
        count += Math.max(0, got);
        if (ended && count < length) {
            throw new IOException("S3 sent " + count + " of its " + length + " bytes");
        }
        return got;
    }

    private void resume(IOException failure) throws IOException {
        response.abort();
        if (++resumptions > MOST_RESUMPTIONS) {
            throw failure;
        }
        try {
            response = opening.from(count, entityTag);
        } catch (SdkException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Gives up the connection when the contents were not read to their end: to read the rest would take as long. */
    @Override
    public void close() throws IOException {
        if (ended) {
            response.close();
        } else {
            response.abort();
        }
    }
}
