package io.bulkdata.core.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bulkdata.core.failure.FailureClass;
import java.util.List;
import java.util.Objects;

/**
 * What people and programs are told when a batch has ended, or a message before it could become part of one: the JSON body of
 * the SNS message.
 *
 * @param batchId the batch; null when the receiver put a message aside
 * @param table the target as {@code schema.table}, or {@code warehouse:schema.table} when it is not in the default warehouse; the receiver knows the table's name only, or null
 * @param mode {@code replace}, {@code add}, {@code append} or {@code replace-partition}; null without a batch
 * @param files the {@code s3://} addresses of the batch's files
 * @param rows rows brought into the table; null unless loaded
 * @param bytes size of the files as stored
 * @param seconds from the start of the load to its end
 * @param manifest {@code s3://} address of the manifest; null when none was written
 * @param failedManifest its copy under the prefix for failed ones; null unless failed
 * @param error why; null unless failed
 * @param next what to do now, in a sentence; null when there is nothing to do
 */
public record Notice(
        Status status,
        String batchId,
        String table,
        String mode,
        List<String> files,
        Long rows,
        long bytes,
        double seconds,
        String manifest,
        String failedManifest,
        Failure error,
        String next) {

    /** The ends a batch can have. */
    public enum Status {
        LOADED,
        SUPERSEDED,
        FAILED,
        QUARANTINED
    }

    /** Why a batch failed; {@code rows} names the rows that the warehouse refused, empty when it named none. */
    public record Failure(@JsonProperty("class") FailureClass failureClass, String message, List<BadRow> rows) {
        public Failure {
            Objects.requireNonNull(failureClass, "failureClass");
            Objects.requireNonNull(message, "message");
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row the warehouse refused. The row's content is never told: it may be somebody's personal data.
     *
     * @param file {@code s3://} address
     * @param line the line in the file, from 1, the header included
     * @param column the column; null when the row as a whole was refused
     */
    public record BadRow(String file, long line, String column, String reason) {}

    public Notice {
        Objects.requireNonNull(status, "status");
        if (batchId != null) {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(mode, "mode");
        }
        files = List.copyOf(files);
    }
}
