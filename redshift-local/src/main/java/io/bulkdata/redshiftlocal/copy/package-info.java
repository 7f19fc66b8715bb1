/**
 * What COPY does with the files: finds them, decompresses them, reads the rows by COPY's own rules and writes them as
 * PostgreSQL wants them. Knows nothing of the wire protocol and nothing of SQL's text. Imports the S3 client, Jackson,
 * Avro, Parquet, the decompressors and {@code parquet}, and nothing else of Bulkdata.
 */
package io.bulkdata.redshiftlocal.copy;
