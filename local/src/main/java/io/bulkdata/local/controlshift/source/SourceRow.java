package io.bulkdata.local.controlshift.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * All that is stored of a row; {@link RowContent} makes the cells of it.
 *
 * @param revision 0 when inserted, one more with each update
 * @param created microseconds since 1970, UTC
 * @param updated microseconds since 1970, UTC
 */
record SourceRow(long id, int revision, long created, long updated) {

    static SourceRow inserted(long id, long at) {
        return new SourceRow(id, 0, at, at);
    }

    SourceRow updated(long at) {
        return new SourceRow(id, revision + 1, created, at);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
