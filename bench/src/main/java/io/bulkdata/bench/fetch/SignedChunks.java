package io.bulkdata.bench.fetch;

import io.bulkdata.bench.http.RequestHead;
import java.io.IOException;
import java.io.InputStream;

/** A body as S3's clients send it over plain HTTP: in chunks, each with a signature; https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
final class SignedChunks extends InputStream {

    private final InputStream in;
    private int left;

    SignedChunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("Read many at once");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            left = begin();
        }
        int read = in.read(bytes, offset, Math.min(length, left));
        left -= read;
        if (left == 0) {
            RequestHead.line(in);
        }
        return read;
    }

    private int begin() throws IOException {
        String line = RequestHead.line(in);
        return Integer.parseInt(line, 0, line.indexOf(';'), 16);
    }

    /** The last chunk is empty. */
    void end() throws IOException {
        if (begin() != 0 || !RequestHead.line(in).isEmpty()) {
            throw new IOException("More chunks than promised");
        }
    }
}
