/**
 * Accepting clients: TLS, startup, passwords, cancel requests, and noticing that a client has gone. Imports {@code protocol},
 * {@code session}, {@code engine}.
 */
package io.bulkdata.redshiftlocal.server;
