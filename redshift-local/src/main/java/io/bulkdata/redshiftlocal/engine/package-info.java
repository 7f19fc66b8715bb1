/** The embedded PostgreSQL: starting, settings, users and databases. Imports {@code catalog} and the isolation levels of {@code sql}. */
package io.bulkdata.redshiftlocal.engine;
