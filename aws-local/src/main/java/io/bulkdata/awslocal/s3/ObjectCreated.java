package io.bulkdata.awslocal.s3;

/**
 * An object that was created.
 *
 * @param how the end of the event's name: {@code Put}, {@code Copy} or {@code CompleteMultipartUpload}
 * @param size in bytes
 * @param eTag without quotation marks
 */
public record ObjectCreated(String how, String bucket, String key, long size, String eTag) {}
