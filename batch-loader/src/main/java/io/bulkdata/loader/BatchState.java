package io.bulkdata.loader;

/** Where a batch is on its way. */
public enum BatchState {
    /** Takes files. */
    OPEN,
    /** Takes no more files and waits to be loaded. */
    CLOSED,
    /** Somebody holds a lease on it and loads it. */
    LOADING,
    /** Its rows are in the table. An end. */
    LOADED,
    /** A load failed in a way that may pass; it is tried again when due. */
    FAILED,
    /** It cannot be loaded as it is, or the budget is used up. An end until somebody acts. */
    QUARANTINED,
    /** A newer full export has made it pointless. An end. */
    SUPERSEDED
}
