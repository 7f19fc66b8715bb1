package io.bulkdata.redshiftlocal.dataapi;

/** Where a statement is: Data API Reference, "DescribeStatement". */
enum Status {
    /** Waits for a place among the running ones. */
    SUBMITTED,
    /** Has a place, and gets a connection. */
    PICKED,
    /** Runs in the warehouse. */
    STARTED,
    FINISHED,
    FAILED,
    /** Was stopped by the user, or by another statement of its batch that failed. */
    ABORTED;

    boolean isFinal() {
        return this == FINISHED || this == FAILED || this == ABORTED;
    }
}
