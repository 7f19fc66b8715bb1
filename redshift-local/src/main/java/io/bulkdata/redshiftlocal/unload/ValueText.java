package io.bulkdata.redshiftlocal.unload;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;

/**
 * The text of a value, the same whatever the session's settings are: dates and times as in ISO 8601 with a blank, moments with
 * a time zone in UTC, bytes in hexadecimal digits, floating-point numbers with as many digits as it needs to read them back.
 */
final class ValueText {

    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final int NANOS_A_MICRO = 1000;
    private static final int MICRO_DIGITS = 6;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICRO_DIGITS, true)
            .toFormatter();
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("x");
    private static final HexFormat HEX = HexFormat.of();

    private ValueText() {}

    /** @param column whose value is not null */
    static String of(UnloadType type, UnloadRow row, int column) {
        return switch (type) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, BOOLEAN, VARCHAR -> row.text(column);
            case CHAR -> row.text(column).stripTrailing();
            case REAL -> FloatText.of(Float.intBitsToFloat(row.int32(column)));
            case DOUBLE -> FloatText.of(Double.longBitsToDouble(row.int64(column)));
            case DATE -> date(row.int32(column));
            case TIME -> time(row.int64(column));
            case TIMETZ -> time(row.int64(column)) + ZONE.format(ZoneOffset.ofTotalSeconds(-row.zone(column)));
            case TIMESTAMP -> moment(row.int64(column), "");
            case TIMESTAMPTZ -> moment(row.int64(column), "+00");
            case SUPER -> JsonText.compact(row.text(column));
            case VARBYTE -> HEX.formatHex(row.bytes(column));
        };
    }

    private static String date(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            return infinite(days > 0);
        }
        return dated(EPOCH.plusDays(days));
    }

    private static String moment(long micros, String zone) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return infinite(micros > 0);
        }
        LocalDate date = EPOCH.plusDays(Math.floorDiv(micros, MICROS_A_DAY));
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(micros, MICROS_A_DAY) * NANOS_A_MICRO);
        String text = DATE.format(date) + " " + TIME.format(LocalDateTime.of(date, time)) + zone;
        return date.getEra() == IsoEra.BCE ? text + " BC" : text;
    }

    private static String dated(LocalDate date) {
        return date.getEra() == IsoEra.BCE ? DATE.format(date) + " BC" : DATE.format(date);
    }

    private static String time(long micros) {
        return micros == MICROS_A_DAY ? "24:00:00" : TIME.format(LocalTime.ofNanoOfDay(micros * NANOS_A_MICRO));
    }

    private static String infinite(boolean positive) {
        return positive ? "infinity" : "-infinity";
    }
}
