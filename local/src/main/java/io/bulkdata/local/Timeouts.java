package io.bulkdata.local;

import java.time.Duration;

/** How long a function may take, and a message that failed stays away. */
final class Timeouts {

    static final Duration WEBHOOK = Duration.ofSeconds(29);
    static final Duration FETCH = Duration.ofMinutes(2);
    static final Duration BATCH = Duration.ofSeconds(30);
    static final Duration LOAD = Duration.ofMinutes(5);
    static final Duration REPROCESS = Duration.ofSeconds(30);

    private Timeouts() {}
}
