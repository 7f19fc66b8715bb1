package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.receiver.fetch.Chunk;
import io.bulkdata.receiver.fetch.Export;
import io.bulkdata.receiver.fetch.Part;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** An export that is in memory already. */
final class BytesExport implements Export {

    private final byte[] bytes;
    private final int partBytes;
    private final boolean sizeKnown;
    private final IntConsumer beforePart;
    private final AtomicInteger taken = new AtomicInteger(1);
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param beforePart is given each part's number before it is handed out, and may throw */
    BytesExport(byte[] bytes, int partBytes, boolean sizeKnown, IntConsumer beforePart) {
        this.bytes = bytes;
        this.partBytes = partBytes;
        this.sizeKnown = sizeKnown;
        this.beforePart = beforePart;
    }

    boolean isStopped() {
        return stopped.get();
    }

    @Override
    public Part first() {
        int length = Math.min(partBytes, bytes.length);
        return new Part(1, new Chunk(Arrays.copyOf(bytes, isWhole() ? length : partBytes), length));
    }

    @Override
    public OptionalLong size() {
        return sizeKnown ? OptionalLong.of(bytes.length) : OptionalLong.empty();
    }

    @Override
    public String eTag() {
        return null;
    }

    @Override
    public boolean isWhole() {
        return bytes.length <= partBytes;
    }

    @Override
    public Part next(byte[] buffer) {
        int number = taken.incrementAndGet();
        beforePart.accept(number);
        long offset = (long) partBytes * (number - 1);
        if (offset >= bytes.length) {
            return null;
        }
        int length = (int) Math.min(partBytes, bytes.length - offset);
        System.arraycopy(bytes, (int) offset, buffer, 0, length);
        return new Part(number, new Chunk(buffer, length));
    }

    @Override
    public void verify() {
        beforePart.accept(0);
    }

    @Override
    public void stop() {
        stopped.set(true);
    }

    @Override
    public void close() {}
}
