package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.redshift.sql.S3Uri;

/** Where manifests are put: {@code <prefix>/<table>/<batch id>.manifest}. */
record ManifestPlaces(String bucket, String prefix, String failedPrefix) {

    /** The list of all files of a batch. */
    S3Uri whole(Batch batch) {
        return place(prefix, batch, "");
    }

    /** The list of the files that one COPY of several reads. */
    S3Uri part(Batch batch, int number) {
        return place(prefix, batch, "." + number);
    }

    /** The list of the files of several batches that one COPY reads, of which this is the first. */
    S3Uri together(Batch first) {
        return place(prefix, first, ".together");
    }

    /** The list of all files of a batch that cannot be loaded. */
    S3Uri failed(Batch batch) {
        return place(failedPrefix, batch, "");
    }

    private S3Uri place(String under, Batch batch, String part) {
        return new S3Uri(bucket, under + "/" + batch.target().table().name() + "/" + batch.id() + part + ".manifest");
    }
}
