package io.bulkdata.loader.operate;

/** What has become of a file. */
public enum Fate {
    /** Its rows are in the table, and the ledger says so. */
    LOADED,
    /** A newer full export has made it pointless. */
    SUPERSEDED,
    /** It waits for somebody to act. */
    QUARANTINED,
    /** It is on its way. */
    IN_FLIGHT,
    /** What is known of it does not fit together, or nothing is known. */
    BROKEN
}
