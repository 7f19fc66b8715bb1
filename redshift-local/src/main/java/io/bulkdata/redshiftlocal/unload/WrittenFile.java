package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.S3Location;

/**
 * A file that UNLOAD has written.
 *
 * @param lines rows and header lines
 * @param bytes of the file as it lies in S3
 */
public record WrittenFile(S3Location location, int slice, long lines, long bytes) {}
