/**
 * S3 to rows: the words and ports that its two halves share. {@code batch} gathers landed files into batches, {@code load} brings
 * a closed batch into the warehouse, {@code aws} is how both reach AWS. Imports core and redshift; knows nothing of its halves.
 */
package io.bulkdata.loader;
