package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that a thread of its own reads ahead, so that S3 sends while rows are being written. The thread begins only with a file
 * that is worth one.
 */
final class ReadAhead extends InputStream {

    private static final int PIECE_BYTES = 256 * 1024;
    private static final int PIECES = 8;
    private static final Piece END = new Piece(new byte[0], 0, null);

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final InputStream in;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader = new Thread(this::readAll, "redshift-local-read-ahead");
    private final boolean ahead;
    private Piece current;
    private int at;

    ReadAhead(InputStream in) {
        this.in = in;
        this.current = piece();
        this.ahead = current.length == PIECE_BYTES;
        if (ahead) {
            reader.setDaemon(true);
            reader.start();
        } else {
            pieces.add(END);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        while (at == current.length) {
            if (current.failure != null) {
                throw current.failure;
            }
            if (current.length == 0) {
                return -1;
            }
            current = next();
            at = 0;
        }
        int length = Math.min(most, current.length - at);
        System.arraycopy(current.bytes, at, bytes, from, length);
        at += length;
        return length;
    }

    /** Does not wait for the thread, which closes the file itself. */
    @Override
    public void close() throws IOException {
        if (ahead) {
            reader.interrupt();
        } else {
            in.close();
        }
    }

    private Piece next() throws IOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private void readAll() {
        try (in) {
            Piece piece;
            do {
                piece = piece();
                pieces.put(piece);
            } while (piece.length > 0);
        } catch (InterruptedException e) {
            // Closed before its end.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // From closing, after all that matters.
            LOG.debug("Cannot close a file that was read", e);
        }
    }

    private Piece piece() {
        byte[] bytes = new byte[PIECE_BYTES];
        try {
            int length = in.readNBytes(bytes, 0, PIECE_BYTES);
            return length == 0 ? END : new Piece(bytes, length, null);
        } catch (IOException e) {
            return new Piece(END.bytes, 0, e);
        } catch (RuntimeException e) {
            return new Piece(END.bytes, 0, new IOException(e.getMessage(), e));
        }
    }

    /** Bytes of the file, fewer than fit at its end and none behind it, or why there are no more. */
    private static final class Piece {

        private final byte[] bytes;
        private final int length;
        private final IOException failure;

        private Piece(byte[] bytes, int length, IOException failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }
    }
}
