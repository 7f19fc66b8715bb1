package io.bulkdata.redshiftlocal.copy;

/** A bucket and a key, or the beginning of keys. */
public record S3Location(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /**
     * Reads an {@code s3://bucket/key} address.
     *
     * @throws IllegalArgumentException unless {@code uri} is one
     */
    public static S3Location parse(String uri) {
        int slash = uri.startsWith(SCHEME) ? uri.indexOf('/', SCHEME.length()) : -1;
        if (slash <= SCHEME.length()) {
            throw new IllegalArgumentException("Not an s3:// address: " + uri);
        }
        return new S3Location(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
