package io.bulkdata.bench.loader;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A file that has landed.
 *
 * @param bytes its size
 */
record StoredFile(String bucket, String key, long bytes, String etag) {

    /** Bucket and key. */
    String address() {
        return bucket + "/" + key;
    }

    /** What S3 tells of it. */
    String notification() {
        return """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"%s",\
                "eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0","configurationId":"files",\
                "bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"eTag":"%s"}}}]}""".formatted(Instant.now(), bucket, URLEncoder.encode(key, StandardCharsets.UTF_8), bytes, etag);
    }
}
