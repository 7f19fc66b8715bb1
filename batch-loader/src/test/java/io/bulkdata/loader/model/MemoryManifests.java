package io.bulkdata.loader.model;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.Manifests;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.HashMap;
import java.util.Map;

/** The bucket of manifests. */
final class MemoryManifests implements Manifests {

    private final Map<S3Uri, String> written = new HashMap<>();

    @Override
    public void write(S3Uri manifest, String json) {
        written.put(manifest, json);
    }

    @Override
    public String read(S3Uri manifest) {
        if (!written.containsKey(manifest)) {
            throw new LoadFailure(FailureClass.GONE, "There is no " + manifest);
        }
        return written.get(manifest);
    }
}
