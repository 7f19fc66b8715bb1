package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A COPY to try out: its columns, its options, its files. */
final class CopyCase {

    static final String FILE = "s3://bucket/data/file.csv";

    private final List<TargetColumn> columns = new ArrayList<>();
    private final InMemoryObjects objects = new InMemoryObjects();
    private final OptionsBuilder options = new OptionsBuilder();
    private String source = "s3://bucket/data/";

    /** The options of a COPY with Redshift's defaults. */
    static final class OptionsBuilder {
        boolean manifest;
        boolean delimited;
        boolean escape;
        boolean removeQuotes;
        CopyFormat records;
        String delimiter = ",";
        char quote = '"';
        int ignoreHeader;
        CopyCompression compression = CopyCompression.NONE;
        CopyEncoding encoding = CopyEncoding.UTF8;
        boolean acceptAnyDate;
        String nullAs = "\\N";
        boolean emptyAsNull;
        boolean blanksAsNull;
        boolean trimBlanks;
        boolean truncateColumns;
        boolean roundec;
        boolean fillRecord;
        boolean ignoreBlankLines;
        boolean noLoad;
        int maxError;
        String dateFormat;
        String timeFormat;
        Character acceptInvChars;

        CopyOptions build() {
            return new CopyOptions(
                    new CopyOptions.Files(manifest, compression, encoding, null, null),
                    format(),
                    new CopyOptions.Rows(ignoreHeader, ignoreBlankLines, fillRecord, false),
                    new CopyOptions.Values(
                            nullAs,
                            emptyAsNull,
                            blanksAsNull,
                            trimBlanks,
                            truncateColumns,
                            roundec,
                            dateFormat,
                            timeFormat,
                            acceptAnyDate,
                            acceptInvChars),
                    new CopyOptions.Limits(maxError, noLoad));
        }

        private CopyFormat format() {
            if (records != null) {
                return records;
            }
            return delimited
                    ? new CopyFormat.Delimited(delimiter, escape, removeQuotes)
                    : new CopyFormat.Csv(delimiter, quote);
        }
    }

    /** Sets options. */
    interface Setting {
        void on(OptionsBuilder options);
    }

    static CopyCase of(TargetColumn... columns) {
        CopyCase copy = new CopyCase();
        copy.columns.addAll(List.of(columns));
        return copy;
    }

    static CopyCase ofVarchars(int count) {
        CopyCase copy = new CopyCase();
        for (int i = 0; i < count; i++) {
            copy.columns.add(varchar(65535));
        }
        return copy;
    }

    static TargetColumn column(TargetColumn.Type type) {
        return new TargetColumn("a_" + type.name().toLowerCase(Locale.ROOT), type, 0, 0, 0, true);
    }

    static TargetColumn varchar(int length) {
        return new TargetColumn("a_varchar", TargetColumn.Type.VARCHAR, length, 0, 0, true);
    }

    static TargetColumn character(int length) {
        return new TargetColumn("a_char", TargetColumn.Type.CHAR, length, 0, 0, true);
    }

    static TargetColumn decimal(int precision, int scale) {
        return new TargetColumn("a_decimal", TargetColumn.Type.DECIMAL, 0, precision, scale, true);
    }

    static TargetColumn notNull(TargetColumn column) {
        return new TargetColumn(
                column.name(), column.type(), column.length(), column.precision(), column.scale(), false);
    }

    CopyCase with(Setting setting) {
        setting.on(options);
        return this;
    }

    CopyCase delimited() {
        options.delimited = true;
        options.delimiter = "|";
        return this;
    }

    /** With {@code null as} of its own there is none that text could be. */
    CopyCase json(CopyFormat.FieldMapping mapping) {
        options.records = new CopyFormat.Json(mapping);
        options.nullAs = null;
        return this;
    }

    CopyCase file(String contents) {
        return file(FILE, contents.getBytes(UTF_8));
    }

    CopyCase file(byte[] contents) {
        return file(FILE, contents);
    }

    CopyCase file(String uri, byte[] contents) {
        objects.put(uri, contents);
        return this;
    }

    CopyCase file(String uri, String contents) {
        objects.put(uri, contents);
        return this;
    }

    CopyCase from(String uri) {
        source = uri;
        return this;
    }

    InMemoryObjects objects() {
        return objects;
    }

    CopyStream stream() {
        return new CopyStream(objects, options.build(), columns);
    }

    CopyOutcome writeTo(ByteArrayOutputStream out) throws CopyFailure, IOException {
        return stream().writeTo(S3Location.parse(source), out);
    }

    CopyOutcome outcome() throws CopyFailure, IOException {
        return writeTo(new ByteArrayOutputStream());
    }

    /** The rows as PostgreSQL reads them; NULL is null. */
    List<List<String>> rows() throws CopyFailure, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeTo(out);
        return WrittenRows.read(out.toByteArray());
    }

    /** The first field of the only row. */
    String value() throws CopyFailure, IOException {
        return rows().get(0).get(0);
    }

    CopyFailure failure() {
        return catchThrowableOfType(CopyFailure.class, this::outcome);
    }

    /** The only refused row. */
    LoadError error() {
        List<LoadError> errors = failure().errors();
        if (errors.size() != 1) {
            throw new AssertionError("Not one refused row but " + errors);
        }
        return errors.get(0);
    }
}
