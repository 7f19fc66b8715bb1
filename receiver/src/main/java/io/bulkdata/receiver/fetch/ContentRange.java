package io.bulkdata.receiver.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file an answer holds.
 *
 * @param first counted from 0
 * @param last included; so an answer has at least one byte
 * @param total of the whole file
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern HEADER = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Reads the header {@code Content-Range}; empty when it is null, not of bytes, of unknown total, or makes no sense. */
    static Optional<ContentRange> of(String header) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ContentRange(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                .filter(range -> range.first <= range.last && range.last < range.total);
    }

    long length() {
        return last - first + 1;
    }
}
