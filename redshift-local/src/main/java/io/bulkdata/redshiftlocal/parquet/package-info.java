/** What reading and writing Parquet have in common, so that the library needs no Hadoop. Imports nothing of this server. */
package io.bulkdata.redshiftlocal.parquet;
