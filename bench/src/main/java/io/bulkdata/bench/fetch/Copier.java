package io.bulkdata.bench.fetch;

import java.io.IOException;

/** A way to bring a file from the source into S3. */
interface Copier {

    String name();

    /**
     * Returns when it is stored.
     *
     * @throws IllegalStateException when it is not
     */
    void copy(SampleFile file) throws IOException, InterruptedException;
}
