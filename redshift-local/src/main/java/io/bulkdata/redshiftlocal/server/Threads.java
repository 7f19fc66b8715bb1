package io.bulkdata.redshiftlocal.server;

/** Starts threads. */
@FunctionalInterface
interface Threads {
    void start(String name, Runnable task);
}
