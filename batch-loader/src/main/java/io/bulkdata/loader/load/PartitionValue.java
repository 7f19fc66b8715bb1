package io.bulkdata.loader.load;

import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Literal;

/** A partition of a table: the rows that have that value in that column. */
record PartitionValue(Identifier column, Literal value) {}
