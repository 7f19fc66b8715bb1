package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Stands for the S3 that nobody named. */
final class NoObjectStore implements ObjectStore {

    @Override
    public InputStream open(S3Location location) throws IOException {
        throw none(location);
    }

    @Override
    public List<S3Location> list(S3Location prefix) throws IOException {
        throw none(prefix);
    }

    @Override
    public ObjectUpload create(S3Location location) throws IOException {
        throw none(location);
    }

    @Override
    public void delete(S3Location location) throws IOException {
        throw none(location);
    }

    private static IOException none(S3Location location) {
        return new IOException("redshift-local was started without an S3, so there is no " + location);
    }
}
