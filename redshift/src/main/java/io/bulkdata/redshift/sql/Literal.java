package io.bulkdata.redshift.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A text constant. Backslashes are refused: Redshift reads one as an escape and PostgreSQL does not, and nothing Bulkdata
 * writes needs one.
 */
public record Literal(String value) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException when {@code value} is null or holds a backslash or a control character */
    public Literal {
        if (value == null) {
            throw new IllegalArgumentException("A text constant cannot be null");
        }
        if (value.chars().anyMatch(character -> character == '\\' || Character.isISOControl(character))) {
            throw new IllegalArgumentException("A text constant cannot hold backslashes or control characters: "
                    + value.replaceAll("[\\\\\\p{Cntrl}]", "?"));
        }
    }

    /** A point in time as Redshift's TIMESTAMP in UTC, microseconds kept. */
    public static Literal of(Instant time) {
        return new Literal(TIMESTAMP.format(time));
    }

    /** Reads what {@link #of(Instant)} has written. */
    public static Instant instant(String text) {
        return Instant.from(TIMESTAMP.parse(text));
    }
}
