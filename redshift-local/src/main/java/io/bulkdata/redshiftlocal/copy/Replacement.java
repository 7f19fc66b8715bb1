package io.bulkdata.redshiftlocal.copy;

/**
 * A row in which ACCEPTINVCHARS replaced characters, as {@code stl_replacements} tells it.
 *
 * @param line in the file, from 1, the header included
 * @param column the first one with such a character
 * @param rawLine the line, cut to 1024 characters
 */
public record Replacement(S3Location file, long line, String column, String rawLine) {}
