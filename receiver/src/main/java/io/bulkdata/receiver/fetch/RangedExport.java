package io.bulkdata.receiver.fetch;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file whose total and strong ETag are known: each part is a request of its own for exactly that file, and one that breaks off
 * is asked for again from the byte where it did.
 */
final class RangedExport implements Export {

    private final Requests requests;
    private final String eTag;
    private final long total;
    private final int partBytes;
    private final Patience patience;
    private final Checksums checksums;
    private final AtomicInteger taken = new AtomicInteger(1);
    private final Part first;

    /** @param start answers for the first part; its range was checked, and nothing of its body is read */
    RangedExport(Requests requests, Answer start, int partBytes, Patience patience) {
        this.requests = requests;
        this.eTag = start.strongETag().orElseThrow();
        this.total = start.range().orElseThrow().total();
        this.partBytes = partBytes;
        this.patience = patience;
        this.checksums = Checksums.of(start, total <= partBytes);
        this.first = part(1, new byte[(int) Math.min(partBytes, total)], start);
    }

    @Override
    public Part first() {
        return first;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(total);
    }

    @Override
    public String eTag() {
        return eTag;
    }

    @Override
    public boolean isWhole() {
        return total <= partBytes;
    }

    @Override
    public Part next(byte[] buffer) {
        int number = taken.incrementAndGet();
        return offset(number) >= total ? null : part(number, buffer, null);
    }

    private long offset(int number) {
        return (long) partBytes * (number - 1);
    }

    private Part part(int number, byte[] buffer, Answer underWay) {
        ByteBuffer target = ByteBuffer.wrap(buffer, 0, (int) Math.min(partBytes, total - offset(number)));
        // A failure lets nobody else go: who takes the parts must see it before those that fail because of it.
        fill(target, offset(number), underWay);
        Part part = new Part(number, new Chunk(buffer, target.position()));
        checksums.add(part);
        return part;
    }

    private void fill(ByteBuffer target, long offset, Answer underWay) {
        Patience.Count attempts = patience.begin(requests.deadline());
        Answer answer = underWay;
        while (target.hasRemaining()) {
            try {
                if (answer == null) {
                    answer = rest(offset + target.position(), offset + target.limit() - 1);
                }
                read(answer, target);
            } catch (BrokenOffException e) {
                attempts.pause(e);
            } finally {
                if (answer != null) {
                    answer.close();
                }
                answer = null;
            }
        }
    }

    private void read(Answer answer, ByteBuffer target) {
        answer.readInto(target);
        if (target.hasRemaining()) {
            throw new BrokenOffException(
                    target.remaining() + " bytes of a part are still to come: " + requests.name(), null);
        }
    }

    /** An answer that holds bytes of the same file from the first of these on, and none beyond the last. */
    private Answer rest(long from, long to) {
        Answer answer = requests.range(from, to, eTag);
        try {
            check(answer, from, to);
            Answer checked = answer;
            answer = null;
            return checked;
        } finally {
            if (answer != null) {
                answer.close();
            }
        }
    }

    private void check(Answer answer, long from, long to) {
        switch (answer.status()) {
            case Answer.PARTIAL_CONTENT -> {
                if (!answer.strongETag().filter(eTag::equals).isPresent()) {
                    throw new ChangedException("The ETag is no longer the same: " + requests.name());
                }
                if (answer.isPackedOnTheWay()) {
                    throw new ChangedException("A part was packed on the way: " + requests.name());
                }
                if (!isSane(answer, from, to)) {
                    throw new ChangedException("Another range than the one asked for: " + requests.name());
                }
            }
            case Answer.OK -> throw new ChangedException("The whole file instead of a range: " + requests.name());
            case Answer.PRECONDITION_FAILED, Answer.RANGE_NOT_SATISFIABLE ->
                throw new ChangedException("The file changed on the way (" + answer.status() + "): " + requests.name());
            default -> throw answer.failure();
        }
    }

    private boolean isSane(Answer answer, long from, long to) {
        return answer.range()
                .filter(range -> range.first() == from && range.last() <= to && range.total() == total)
                .filter(range -> answer.length().orElse(range.length()) == range.length())
                .isPresent();
    }

    @Override
    public void verify() {
        checksums.verify(requests.name());
    }

    @Override
    public void stop() {
        checksums.abandon();
        requests.stop();
    }

    @Override
    public void close() {
        requests.stop();
    }
}
