/** The embedded PostgreSQL: starting, settings, users and databases. Imports {@code catalog} only. */
package io.bulkdata.redshiftlocal.engine;
