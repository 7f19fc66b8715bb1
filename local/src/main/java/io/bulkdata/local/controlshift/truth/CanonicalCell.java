package io.bulkdata.local.controlshift.truth;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one way to write a value down for comparison: numbers plain and without trailing zeros, times in ISO form with 6
 * decimals, booleans {@code t} and {@code f}, UUIDs in lower case without padding, texts as they are. An empty text is a
 * missing one: the warehouse loads both as NULL.
 */
final class CanonicalCell {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private CanonicalCell() {}

    static String number(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    static String time(LocalDateTime value) {
        return value == null ? null : TIME.format(value);
    }

    static String truth(boolean value) {
        return value ? "t" : "f";
    }

    static String uuid(String value) {
        return value == null ? null : value.stripTrailing().toLowerCase(Locale.ROOT);
    }

    static String text(String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
