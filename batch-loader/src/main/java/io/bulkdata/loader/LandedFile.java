package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.Objects;

/**
 * A file as a listing of its bucket shows it.
 *
 * @param etag S3's tag of the content, without quotation marks
 * @param landed when it was written
 */
public record LandedFile(S3Uri uri, String etag, long bytes, Instant landed) {
    public LandedFile {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(landed, "landed");
    }
}
