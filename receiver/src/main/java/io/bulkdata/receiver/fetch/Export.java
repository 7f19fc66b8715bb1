package io.bulkdata.receiver.fetch;

import java.util.OptionalLong;

/** An export on its way in, taken part by part by several threads. */
public interface Export extends AutoCloseable {

    /** The first part, already here; it is all of the export when {@link #next} has no other. */
    Part first();

    /** How many bytes there are in all, if that was told. */
    OptionalLong size();

    /** Its server's strong ETag in quotation marks; null when it has none. */
    String eTag();

    /** Whether there is nothing after the first part. Not to be asked once {@link #next} was called. */
    boolean isWhole();

    /**
     * Takes the next part that nobody has taken.
     *
     * @param buffer where its bytes go; of the length that all parts but the last have
     * @return null when all are taken
     * @throws FetchException when it cannot be had; then no part is worth anything, and {@link #stop} is to be called
     */
    Part next(byte[] buffer);

    /**
     * To be called when every part was taken, before the whole is made visible.
     *
     * @throws FetchException when the bytes are not what their server said they were
     */
    void verify();

    /** Makes every thread that waits in {@link #next} fail at once. */
    void stop();

    /** Lets go of the connections. */
    @Override
    void close();
}
