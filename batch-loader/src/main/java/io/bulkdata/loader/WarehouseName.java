package io.bulkdata.loader;

import java.util.regex.Pattern;

/** What a warehouse is called in settings, rules and targets: small letters, digits and hyphens, such as {@code reporting}. */
public record WarehouseName(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** The warehouse of an installation that has one. */
    public static final WarehouseName DEFAULT = new WarehouseName("default");

    /** @throws IllegalArgumentException when {@code value} is null or not such a name */
    public WarehouseName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not the name of a warehouse (small letters, digits, hyphens): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
