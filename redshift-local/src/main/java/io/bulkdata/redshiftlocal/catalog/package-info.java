/**
 * What Redshift has in its catalogue and PostgreSQL has not: system tables, session functions, opaque types. The SQL is a
 * resource. Imports the values of {@code copy} and {@code unload} only.
 */
package io.bulkdata.redshiftlocal.catalog;
