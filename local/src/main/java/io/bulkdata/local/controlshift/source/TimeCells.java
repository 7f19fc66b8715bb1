package io.bulkdata.local.controlshift.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Timestamps as PostgreSQL prints them: up to 6 decimals, without trailing zeros. */
final class TimeCells {

    private static final int ODD = 300;
    private static final long FROM = SourceRow.micros(Instant.parse("2012-03-01T00:00:00Z"));
    private static final long TO = SourceRow.micros(Instant.parse("2027-06-01T00:00:00Z"));
    private static final DateTimeFormatter PRINTED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();
    /** Hours that clocks skip or repeat, a leap day, the time before 1970, and the far future. */
    private static final List<String> ODD_TIMES = List.of(
            "2026-03-29 02:30:00",
            "2026-03-08 02:30:00.5",
            "2026-10-25 02:59:59.999999",
            "2024-02-29 23:59:59.999999",
            "1969-12-31 23:59:59.999999",
            "1970-01-01 00:00:00",
            "1900-01-01 00:00:00",
            "9999-12-31 23:59:59.999999");

    private TimeCells() {}

    static String any(Dice dice) {
        if (dice.oneIn(ODD)) {
            return dice.one(ODD_TIMES);
        }
        long micros = dice.between(FROM, TO);
        return print(micros - micros % decimals(dice));
    }

    static String print(long micros) {
        return PRINTED.format(LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC));
    }

    /** Most times have all 6 decimals, some fewer, some none. */
    private static long decimals(Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> 1_000_000;
            case 1 -> 100_000;
            case 2 -> 1_000;
            default -> 1;
        };
    }
}
