package io.bulkdata.loader.model;

/** What can happen to a process at something it does to the world outside. */
enum Fault {
    /** It is not done, and the process is told so. */
    REFUSED,
    /** It is done, and the process does not learn of it. */
    ANSWER_LOST,
    KILLED_BEFORE,
    KILLED_AFTER,
    /** The process stands still for so long that others take over, and then goes on. */
    SLEPT
}
