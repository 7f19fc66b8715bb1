package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Turns the files of a COPY into the rows that PostgreSQL's {@code COPY FROM STDIN} reads.
 *
 * <p>Each value has been checked by COPY's rules and is written in PostgreSQL's text format, the quickest for both
 * sides, so that PostgreSQL reads what Redshift would have. VARBYTE is written for a {@code bytea}.
 */
public final class CopyStream {

    private final ObjectStore objects;
    private final CopyOptions options;
    private final List<ColumnRule> columns;

    /**
     * Makes one for one COPY.
     *
     * @param columns those that the fields of a row go to, in the fields' order
     * @throws IllegalArgumentException when there is no column, or an option has a value that COPY does not know; the
     *     message says which
     */
    public CopyStream(ObjectStore objects, CopyOptions options, List<TargetColumn> columns) {
        this.objects = objects;
        this.options = options;
        CheckedOptions.check(options, columns);
        this.columns = columns.stream()
                .map(column -> new ColumnRule(column, options.values()))
                .toList();
    }

    /**
     * The options that go between the parentheses of {@code COPY t (columns) FROM STDIN WITH (...)} and fit the bytes
     * that {@link #writeTo} writes.
     */
    public String postgresOptions() {
        return "FORMAT text, ENCODING 'UTF8'";
    }

    private FileRows rows() throws CopyFailure {
        if (options.format() instanceof CopyFormat.Json json) {
            return new JsonRows(options, columns, RecordMapping.of(json.mapping(), objects, columns));
        }
        if (options.format() instanceof CopyFormat.Avro avro) {
            return new AvroRows(columns, RecordMapping.of(avro.mapping(), objects, columns));
        }
        return options.format() instanceof CopyFormat.Parquet
                ? new ParquetRows(options, columns)
                : new TextRows(options, columns);
    }

    /**
     * Reads all files of the source and writes their rows; closes nothing.
     *
     * @throws CopyFailure when a file cannot be read or more rows are wrong than allowed; what was written until then
     *     must not be kept
     * @throws IOException only from {@code out}
     */
    public CopyOutcome writeTo(S3Location source, OutputStream out) throws CopyFailure, IOException {
        return new CopyRun(objects, options, rows()).run(source, out);
    }
}
