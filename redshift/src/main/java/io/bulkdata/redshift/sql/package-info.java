/** Statements as data, and the one renderer that makes text of them. Imports core's compression and nothing else of Bulkdata. */
package io.bulkdata.redshift.sql;
