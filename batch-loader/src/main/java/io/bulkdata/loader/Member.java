package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.Objects;

/**
 * A file of a batch. A file is known by address and content together: the same content delivered twice is one member, new
 * content at the same address another.
 *
 * @param etag S3's tag of the content
 * @param bytes as stored
 * @param exportTime when the export was made, or when it arrived if its name does not say
 */
public record Member(S3Uri uri, String etag, long bytes, Instant exportTime) {
    public Member {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(exportTime, "exportTime");
        if (bytes < 0) {
            throw new IllegalArgumentException("A file cannot have " + bytes + " bytes: " + uri);
        }
    }
}
