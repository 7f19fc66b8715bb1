package io.bulkdata.redshift.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of a schema, table or column as Redshift keeps it. Redshift folds names to lower case, quoted ones too unless it is
 * told otherwise (<a href="https://docs.aws.amazon.com/redshift/latest/dg/r_names.html">Names and identifiers</a>), so this
 * type folds as well.
 */
public record Identifier(String value) implements Comparable<Identifier> {

    /** The longest name Redshift keeps, in bytes of UTF-8 (same page). */
    public static final int MAX_BYTES = 127;

    /** @throws IllegalArgumentException when {@code value} is null, empty, longer than {@value #MAX_BYTES} bytes or holds a control character */
    public Identifier {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("A name in the warehouse cannot be empty");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A name in the warehouse cannot hold control characters: " + value.replaceAll("\\p{Cntrl}", "?"));
        }
        value = value.toLowerCase(Locale.ROOT);
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("Longer than " + MAX_BYTES + " bytes: " + value);
        }
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
