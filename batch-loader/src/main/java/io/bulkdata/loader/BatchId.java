package io.bulkdata.loader;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of a batch, which is the id of its load too: letters, digits and hyphens, such as {@code 20261120T014346-3f9a2c1b5d7e}. */
public record BatchId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    public BatchId {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a batch: " + value);
        }
    }

    /** A new id; ids sort by the time they were made, to the second. */
    public static BatchId create(Instant now) {
        return new BatchId(TIME.format(now) + "-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    }

    @Override
    public String toString() {
        return value;
    }
}
