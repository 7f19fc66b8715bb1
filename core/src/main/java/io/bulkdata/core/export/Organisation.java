package io.bulkdata.core.export;

import java.util.regex.Pattern;

/** The slug of an organisation as ControlShift writes it in object keys: letters, digits, hyphens and underscores, at most 100. */
public record Organisation(String slug) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** @throws IllegalArgumentException when {@code slug} is null or not such a slug */
    public Organisation {
        if (slug == null || !ALLOWED.matcher(slug).matches()) {
            throw new IllegalArgumentException("Not an organisation slug: " + Shown.of(slug));
        }
    }

    @Override
    public String toString() {
        return slug;
    }
}
