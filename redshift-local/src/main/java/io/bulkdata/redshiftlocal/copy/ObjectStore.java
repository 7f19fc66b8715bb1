package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The S3 that COPY reads and UNLOAD writes. One that can only be read need not say more about writing. */
public interface ObjectStore {

    /**
     * Opens an object for reading from its start.
     *
     * @throws java.io.FileNotFoundException when there is no such object
     */
    InputStream open(S3Location location) throws IOException;

    /** The objects whose keys begin with the location's key, in the order of their keys. */
    List<S3Location> list(S3Location prefix) throws IOException;

    /** The region of all its buckets; empty when it knows of none, and then a COPY may ask for any. */
    default Optional<String> region() {
        return Optional.empty();
    }

    /** Begins an object, in place of what is there. It is there once it has been completed. */
    default ObjectUpload create(S3Location location) throws IOException {
        throw new IOException("Cannot write " + location + ": this S3 can only be read");
    }

    /** Deletes an object; one that is not there is no error. */
    default void delete(S3Location location) throws IOException {
        throw new IOException("Cannot delete " + location + ": this S3 can only be read");
    }
}
