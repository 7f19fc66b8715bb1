package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The S3 that COPY reads. */
public interface ObjectStore {

    /**
     * Opens an object for reading from its start.
     *
     * @throws java.io.FileNotFoundException when there is no such object
     */
    InputStream open(S3Location location) throws IOException;

    /** The objects whose keys begin with the location's key, in the order of their keys. */
    List<S3Location> list(S3Location prefix) throws IOException;
}
