package io.bulkdata.core.message;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * An authentic webhook's order to fetch one export: receiver.webhook to receiver.fetch, through the queue {@code exports}.
 *
 * @param url where the file is for the next hours; its query string is a credential, so {@link #toString} leaves it out
 * @param source the same file inside S3; null unless the organisation shares its exports with an AWS account
 * @param jid ControlShift's id of the webhook, for its support desk only; null when it had none
 * @param receivedAt when the webhook arrived
 */
public record ExportRequest(
        ExportKind kind, TableName table, URI url, S3Object source, String jid, Instant receivedAt) {

    /** An object in S3. */
    public record S3Object(String bucket, String key) {
        public S3Object {
            Objects.requireNonNull(bucket, "bucket");
            Objects.requireNonNull(key, "key");
        }
    }

    public ExportRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    @Override
    public String toString() {
        return kind.wireName() + " export of " + table + " at " + url.getHost() + url.getRawPath();
    }
}
