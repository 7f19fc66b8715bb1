package io.bulkdata.receiver.fetch;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** A file that comes in one answer, whose parts can only be taken one after the other. What breaks off cannot be resumed. */
final class StreamedExport implements Export {

    private final Requests requests;
    private final Answer answer;
    private final Checksums checksums;
    private final Part first;
    private int taken;

    /** @param answer holds the whole file; nothing of its body is read */
    StreamedExport(Requests requests, Answer answer, int partBytes) {
        this.requests = requests;
        this.answer = answer;
        this.checksums = Checksums.of(answer, true);
        this.first = next(new byte[(int) Math.min(partBytes, answer.length().orElse(partBytes))]);
        if (first == null) {
            throw Exports.empty(requests.name());
        }
    }

    @Override
    public Part first() {
        return first;
    }

    @Override
    public OptionalLong size() {
        return answer.length();
    }

    @Override
    public String eTag() {
        return answer.strongETag().orElse(null);
    }

    @Override
    public boolean isWhole() {
        return answer.ended();
    }

    @Override
    public synchronized Part next(byte[] buffer) {
        ByteBuffer target = ByteBuffer.wrap(buffer);
        requests.deadline().left();
        answer.readInto(target);
        if (target.position() == 0) {
            return null;
        }
        Part part = new Part(++taken, new Chunk(buffer, target.position()));
        checksums.add(part);
        return part;
    }

    @Override
    public void verify() {
        checksums.verify(requests.name());
    }

    @Override
    public void stop() {
        requests.stop();
    }

    @Override
    public void close() {
        answer.close();
    }
}
