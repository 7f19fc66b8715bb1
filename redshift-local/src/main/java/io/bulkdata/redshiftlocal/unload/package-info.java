/**
 * UNLOAD: turns rows as PostgreSQL sends them into the files of each format, names them, and writes them with their manifest
 * to S3 (Amazon's developer guide, "UNLOAD"). Imports the S3 of {@code copy} and the codecs of {@code parquet}; knows nothing
 * of SQL or sessions.
 */
package io.bulkdata.redshiftlocal.unload;
