package io.bulkdata.redshiftlocal.copy;

/**
 * A row that COPY refused, as {@code stl_load_errors} tells it.
 *
 * @param line in the file, from 1, the header included
 * @param column null when the row as a whole is wrong
 * @param type of the column as that table writes it, such as {@code int4}; null when the row as a whole is wrong
 * @param columnLength as that table writes it, such as {@code 36}; null when it has none
 * @param position of the field in the line, from 0, in characters
 * @param rawLine the line, cut to 1024 characters
 * @param rawValue the field, cut to 1024 characters
 * @param code such as 1207
 */
public record LoadError(
        S3Location file,
        long line,
        String column,
        String type,
        String columnLength,
        int position,
        String rawLine,
        String rawValue,
        int code,
        String reason) {}
