package io.bulkdata.bench;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/** An S3 in which every name stands for the same bytes. */
final class OneObject implements ObjectStore {

    private final byte[] contents;

    OneObject(byte[] contents) {
        this.contents = contents;
    }

    @Override
    public InputStream open(S3Location location) {
        return new ByteArrayInputStream(contents);
    }

    @Override
    public List<S3Location> list(S3Location prefix) {
        return List.of(prefix);
    }
}
