package io.bulkdata.local;

/** How notices of failures come to the reprocess function. */
public enum FailureRoute {
    /** The topic calls the function. */
    TOPIC,
    /** The topic fills a queue, which has dead letters, and the queue calls the function. */
    QUEUE
}
