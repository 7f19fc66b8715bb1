package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;

/** Where the lists of files are that COPY reads. */
public interface Manifests {

    /**
     * Writes a manifest; the same one twice is as once.
     *
     * @throws LoadFailure when it cannot be written
     */
    void write(S3Uri manifest, String json);

    /**
     * Reads a manifest.
     *
     * @throws LoadFailure when it is gone or cannot be read
     */
    String read(S3Uri manifest);
}
