package io.bulkdata.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the opposite order; one that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T after(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything because of a failure, which keeps what goes wrong on the way. */
    void closeAfter(Throwable failure) {
        while (!opened.isEmpty()) {
            closeNext(failure);
        }
    }

    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("Not everything could be closed");
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void closeNext(Throwable failure) {
        try {
            opened.pop().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
