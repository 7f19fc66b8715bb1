package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.OutputStream;

/** The contents of an object that is being written; nobody sees it before it is complete. */
public abstract class ObjectUpload extends OutputStream {

    /** Ends the contents and puts the object in its place, as a whole. */
    public abstract void complete() throws IOException;

    /** Gives the object up, unless it is complete. */
    @Override
    public abstract void close() throws IOException;

    @Override
    public final void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public abstract void write(byte[] bytes, int offset, int length) throws IOException;
}
