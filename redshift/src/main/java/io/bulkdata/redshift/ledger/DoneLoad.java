package io.bulkdata.redshift.ledger;

/**
 * That a load is done, and what it brought.
 *
 * @param bytes of its files as stored
 */
public record DoneLoad(long rows, long bytes) {}
