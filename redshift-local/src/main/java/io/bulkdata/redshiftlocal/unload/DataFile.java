package io.bulkdata.redshiftlocal.unload;

import java.io.Closeable;
import java.io.IOException;

/** A file of rows that is being written to S3; it is there once it has been completed. */
interface DataFile extends Closeable {

    /** Whether the row would make a file too large that has rows already. The row counts as asked about until it is written. */
    boolean isFullFor(UnloadRow row) throws UnloadFailure;

    void write(UnloadRow row) throws IOException, UnloadFailure;

    /** Puts the file in its place. */
    WrittenFile complete() throws IOException;

    /** Gives the file up, unless it is complete. */
    @Override
    void close() throws IOException;
}
