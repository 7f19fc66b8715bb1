/** Redshift's wire protocol and semantics on an embedded PostgreSQL. Imports nothing of Bulkdata. */
package io.bulkdata.redshiftlocal;
