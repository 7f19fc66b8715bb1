package io.bulkdata.redshift.ledger;

/** What a load has brought: how many files and rows. */
public record LoadSum(long files, long rows) {}
