/**
 * Redshift's SQL: tokens, the parsers of the statements that PostgreSQL has not or has differently, and their translation.
 * Pure functions of text; imports the values of {@code copy} and {@code unload} only.
 */
package io.bulkdata.redshiftlocal.sql;
