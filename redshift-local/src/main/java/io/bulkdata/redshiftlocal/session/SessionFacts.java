package io.bulkdata.redshiftlocal.session;

/**
 * Who the session belongs to.
 *
 * @param processId of its backend, which is the session's id in the system tables
 */
public record SessionFacts(String user, String database, int processId) {}
