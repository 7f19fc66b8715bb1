package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.util.Objects;

/** That a file is a member of a batch. */
public record Placement(S3Uri file, String etag, BatchId batch) {
    public Placement {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(batch, "batch");
    }
}
