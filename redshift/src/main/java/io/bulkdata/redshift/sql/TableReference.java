package io.bulkdata.redshift.sql;

/** A table that rows can be copied into or read from. */
public sealed interface TableReference permits QualifiedTable, TemporaryTable {}
