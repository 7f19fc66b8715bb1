package io.bulkdata.awslocal;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be closed together, the latest first; what cannot be closed does not keep the others open. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /** @throws IllegalStateException if something did not close, with every cause */
    @Override
    public synchronized void close() {
        IllegalStateException failure = null;
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception e) { // AutoCloseable's signature
                failure = failure == null ? new IllegalStateException("Cannot close all of AwsLocal") : failure;
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
