package io.bulkdata.redshiftlocal.history;

/**
 * The session that something comes from.
 *
 * @param processId of its backend, which is the session's id in the system tables
 */
public record Origin(String user, String database, int processId) {}
