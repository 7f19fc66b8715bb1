package io.bulkdata.redshiftlocal.copy;

/**
 * A file that COPY reads.
 *
 * @param mandatory whether COPY fails when it is missing, instead of going on without it
 */
record SourceFile(S3Location location, boolean mandatory) {}
