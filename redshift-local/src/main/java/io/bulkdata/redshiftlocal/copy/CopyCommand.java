package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/**
 * A parsed COPY.
 *
 * @param schema null when the statement names none
 * @param columns in the order of the file's fields; empty for all columns of the table
 * @param source a manifest, or the beginning of the files' keys
 */
public record CopyCommand(String schema, String table, List<String> columns, S3Location source, CopyOptions options) {
    public CopyCommand {
        columns = List.copyOf(columns);
    }
}
