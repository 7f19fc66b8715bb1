package io.bulkdata.redshiftlocal.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's contents, whose reader meets no other exceptions than those of input and output.
 *
 * <p>HTTP clients such as the JDK's take a connection that breaks off for the end of the contents, and so would COPY; therefore
 * the bytes are counted.
 */
final class S3Body extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> response;
    private final S3Location location;
    private final long length;
    private long count;
    private boolean ended;

    S3Body(ResponseInputStream<GetObjectResponse> response, S3Location location) {
        super(response);
        this.response = response;
        this.location = location;
        Long told = response.response().contentLength();
        this.length = told == null ? 0 : told;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        try {
            int got = super.read(bytes, from, most);
            ended = got < 0;
            count += Math.max(0, got);
            if (ended && count < length) {
                throw new IOException("S3 sent " + count + " of its " + length + " bytes");
            }
            return got;
        } catch (SdkException e) {
            throw S3ObjectStore.failed("Cannot read " + location, e);
        }
    }

    /** Gives up the connection when the contents were not read to their end: to read the rest would take as long. */
    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            response.abort();
        }
    }
}
