package io.bulkdata.core.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of an exported table, such as {@code petitions}: lower-case letters, digits and underscores, not starting with
 * a digit, at most 127 characters (the longest name Redshift keeps).
 */
public record TableName(@JsonValue String value) implements Comparable<TableName> {

    private static final Pattern ALLOWED = Pattern.compile("[a-z_][a-z0-9_]{0,126}");

    /** @throws IllegalArgumentException when {@code value} is null or not such a name */
    @JsonCreator
    public TableName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a table name (a-z, 0-9 and _, at most 127): " + Shown.of(value));
        }
    }

    @Override
    public int compareTo(TableName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
