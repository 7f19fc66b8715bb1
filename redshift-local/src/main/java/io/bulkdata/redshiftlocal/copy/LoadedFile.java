package io.bulkdata.redshiftlocal.copy;

/**
 * A file that a COPY has read to its end.
 *
 * @param lines that were read, header and all
 * @param rows that were written
 * @param errors the rows that were refused
 * @param bytes of the file as it lies in S3, compressed or not
 */
public record LoadedFile(S3Location location, long lines, long rows, long errors, long bytes) {}
