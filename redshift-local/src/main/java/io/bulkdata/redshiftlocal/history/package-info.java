/**
 * What sessions did of late, for the system tables: a bounded number of statements and connections in memory, written to a file
 * that PostgreSQL reads when somebody asks. Imports {@code sql} only.
 */
package io.bulkdata.redshiftlocal.history;
