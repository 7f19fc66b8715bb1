package io.bulkdata.redshiftlocal.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A client came or went.
 *
 * @param event in the words of STL_CONNECTION_LOG
 * @param duration of the connection until then
 */
record ConnectionEvent(String event, Instant time, Origin origin, Duration duration) {}
