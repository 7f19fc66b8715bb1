/**
 * Load rules: which files go into which tables, and how. One JSON document in S3, read by both halves of the loader; state
 * never copies it. May import the loader's own words and {@code redshift}'s statements, nothing of AWS.
 */
package io.bulkdata.loader.rule;
