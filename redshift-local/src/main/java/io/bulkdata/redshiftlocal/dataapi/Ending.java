package io.bulkdata.redshiftlocal.dataapi;

/** How a submission ended. */
sealed interface Ending {

    record Finished() implements Ending {}

    /** Stopped by the user. */
    record Aborted() implements Ending {}

    /**
     * Refused by the warehouse.
     *
     * @param step the one that failed; behind the last one when none is to blame
     */
    record Failed(int step, String message) implements Ending {}
}
