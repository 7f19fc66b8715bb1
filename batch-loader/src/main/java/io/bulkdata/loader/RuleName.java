package io.bulkdata.loader;

import java.util.regex.Pattern;

/** What a load rule is called: letters, digits, hyphens and underscores, such as {@code web-events}. */
public record RuleName(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** The built-in rule for ControlShift's exports. */
    public static final RuleName CONTROLSHIFT = new RuleName("controlshift");

    /** @throws IllegalArgumentException when {@code value} is null or not such a name */
    public RuleName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not the name of a rule (up to 64 letters, digits, hyphens, underscores): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
