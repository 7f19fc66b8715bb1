package io.bulkdata.redshift.warehouse;

import java.util.Objects;

/**
 * A row that COPY refused, without its content.
 *
 * @param file {@code s3://} address
 * @param line the line in the file, from 1, the header included
 * @param column null when the row as a whole was refused
 */
public record RefusedRow(String file, long line, String column, String reason) {
    public RefusedRow {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
    }
}
