package io.bulkdata.loader.rule;

import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Literal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which partition of its table a file is of.
 *
 * @param column that has the same value in all rows of a partition
 * @param part of the key that Hive would name, without its equals sign; or a path with {@value #VALUE} where the value stands
 */
public record Partition(Identifier column, String part) {

    /** Stands for the value in a path. */
    static final String VALUE = "{value}";

    /** What Hive writes for a missing value. */
    private static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

    /** @throws IllegalArgumentException when {@code part} is neither a name nor a path with one {@value #VALUE} */
    public Partition {
        boolean path = part.contains(VALUE) && part.indexOf(VALUE) == part.lastIndexOf(VALUE);
        if (part.isEmpty() || (!path && (part.contains("/") || part.contains("=")))) {
            throw new IllegalArgumentException("neither the name of a key's part nor a path with one " + VALUE);
        }
    }

    /**
     * The value of the column in all rows of a file with that key.
     *
     * @throws IllegalArgumentException when the key does not tell it
     */
    public Literal valueIn(String key) {
        String value = (part.contains(VALUE) ? inPath(key) : inHivePart(key))
                .filter(found -> !found.isEmpty() && !found.contains("/") && !found.equals(HIVE_NULL))
                .orElseThrow(() -> new IllegalArgumentException("no value of " + column + " by " + part));
        return new Literal(value);
    }

    private Optional<String> inHivePart(String key) {
        return Arrays.stream(key.split("/", -1))
                .filter(folder -> folder.startsWith(part + "="))
                .map(folder -> folder.substring(part.length() + 1))
                // A plus is a plus, in a part of a key.
                .map(value -> URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8))
                .findFirst();
    }

    private Optional<String> inPath(String key) {
        String before = part.substring(0, part.indexOf(VALUE));
        String after = part.substring(before.length() + VALUE.length());
        if (!key.startsWith(before)) {
            return Optional.empty();
        }
        int end = key.indexOf(after.isEmpty() ? "/" : after, before.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(before.length(), end));
    }
}
