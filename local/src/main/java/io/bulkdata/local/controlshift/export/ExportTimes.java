package io.bulkdata.local.controlshift.export;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Gives each export its second: the clock's, or the next one when the table already has an export of that type in it. */
final class ExportTimes {

    private final Clock clock;
    private final Map<ExportType, Map<String, Instant>> last = new EnumMap<>(ExportType.class);

    ExportTimes(Clock clock) {
        this.clock = clock;
    }

    synchronized Instant next(ExportType type, String table) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return last.computeIfAbsent(type, any -> new HashMap<>())
                .merge(table, now, (before, wanted) -> wanted.isAfter(before) ? wanted : before.plusSeconds(1));
    }
}
