package io.bulkdata.local.controlshift.export;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * An export that is in the bucket.
 *
 * @param time in its key, whole seconds
 * @param rows without the header
 * @param bytes as stored
 * @param url works for some hours; its query string is a credential, so {@link #toString} leaves it out
 */
public record ExportedFile(
        ExportType type, String table, String bucket, String key, Instant time, long rows, long bytes, URI url) {

    public ExportedFile {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(url, "url");
    }

    @Override
    public String toString() {
        return type.folder() + " export of " + table + ", " + rows + " rows, s3://" + bucket + "/" + key;
    }
}
