package io.bulkdata.redshift.sql;

/** The {@code s3://bucket/key} address of an object. */
public record S3Uri(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** @throws IllegalArgumentException when bucket or key is null or empty, or the bucket holds a slash */
    public S3Uri {
        if (bucket == null || bucket.isEmpty() || bucket.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Not the name of a bucket: " + bucket);
        }
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("An object in bucket " + bucket + " needs a key");
        }
    }

    /**
     * Reads {@code s3://bucket/key}.
     *
     * @throws IllegalArgumentException when {@code text} is null or not such an address
     */
    public static S3Uri parse(String text) {
        int slash = text != null && text.startsWith(SCHEME) ? text.indexOf('/', SCHEME.length()) : -1;
        if (slash < 0) {
            throw new IllegalArgumentException("Not an s3:// address: " + text);
        }
        return new S3Uri(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
