package io.bulkdata.redshiftlocal.history;

import java.time.Instant;

/**
 * How a statement ended.
 *
 * @param rows that it returned or changed
 * @param state the SQLSTATE; null when it went well
 * @param error the message; null when it went well
 * @param detail of the error; null when there is none
 */
record Outcome(Instant end, Status status, long rows, String state, String error, String detail) {

    /** In the words of SYS_QUERY_HISTORY. */
    enum Status {
        SUCCESS,
        FAILED,
        CANCELED
    }
}
