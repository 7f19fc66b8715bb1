package io.bulkdata.redshiftlocal.unload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The values of one row, as PostgreSQL's message DataRow has them. One object serves all rows. */
final class UnloadRow {

    private final int[] starts;
    private final int[] lengths;
    private ByteBuffer body = ByteBuffer.allocate(0);

    /** @param columns of the query; further values of a message are left out */
    UnloadRow(int columns) {
        this.starts = new int[columns];
        this.lengths = new int[columns];
    }

    void read(byte[] message) {
        body = ByteBuffer.wrap(message);
        int at = Short.BYTES;
        for (int i = 0; i < starts.length; i++) {
            lengths[i] = body.getInt(at);
            starts[i] = at + Integer.BYTES;
            at = starts[i] + Math.max(0, lengths[i]);
        }
    }

    boolean isNull(int column) {
        return lengths[column] < 0;
    }

    String text(int column) {
        return new String(body.array(), starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    byte[] bytes(int column) {
        byte[] bytes = new byte[lengths[column]];
        body.get(starts[column], bytes);
        return bytes;
    }

    int int32(int column) {
        return body.getInt(starts[column]);
    }

    long int64(int column) {
        return body.getLong(starts[column]);
    }

    /** The four bytes behind the first eight: the zone of a TIMETZ, in seconds west of Greenwich. */
    int zone(int column) {
        return body.getInt(starts[column] + Long.BYTES);
    }
}
