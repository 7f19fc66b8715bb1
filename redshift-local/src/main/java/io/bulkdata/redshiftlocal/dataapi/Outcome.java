package io.bulkdata.redshiftlocal.dataapi;

/**
 * What a statement that went well gave.
 *
 * @param rows returned or changed
 * @param result null when it returned none
 */
record Outcome(long rows, long queryId, StoredResult result) {}
