package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Collects an object's contents and hands them over when they are complete. */
final class MemoryUpload extends ObjectUpload {

    private final boolean keeping;
    private final Consumer<byte[]> completed;
    private final ByteArrayOutputStream contents = new ByteArrayOutputStream();

    /** @param keeping whether what is written is remembered */
    MemoryUpload(boolean keeping, Consumer<byte[]> completed) {
        this.keeping = keeping;
        this.completed = completed;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (keeping) {
            contents.write(bytes, offset, length);
        }
    }

    @Override
    public void complete() {
        completed.accept(contents.toByteArray());
    }

    @Override
    public void close() {
        // Nothing is there before it is complete.
    }
}
