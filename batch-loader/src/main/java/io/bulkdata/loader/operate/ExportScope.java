package io.bulkdata.loader.operate;

import io.bulkdata.core.export.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which exports are meant.
 *
 * @param table null for all tables
 * @param from the first day, as in the key; null for the beginning
 * @param to the last day; null for no end
 */
public record ExportScope(TableName table, LocalDate from, LocalDate to) {

    /** @throws IllegalArgumentException when the days are the wrong way round */
    public ExportScope {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("There is no day from " + from + " to " + to);
        }
    }

    /** When the first of them can have been exported. */
    Instant begin() {
        return from == null ? Instant.EPOCH : from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean isBefore(LocalDate day) {
        return from != null && day.isBefore(from);
    }

    boolean isAfter(LocalDate day) {
        return to != null && day.isAfter(to);
    }
}
