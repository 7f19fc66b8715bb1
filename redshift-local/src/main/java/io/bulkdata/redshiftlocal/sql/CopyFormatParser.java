package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyFormat;
import io.bulkdata.redshiftlocal.copy.CopyFormat.FieldMapping;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.util.List;

/**
 * Reads {@code [FORMAT] [AS] format} and decides what the format of the files is.
 *
 * <p>The guide, "Data format parameters", says which other options a format does not go with; the words of the refusal are
 * those that users quote of PARQUET.
 */
final class CopyFormatParser {

    private static final List<String> NOT_WITH_RECORDS =
            List.of("DELIMITER", "QUOTE", "ESCAPE", "FILLRECORD", "IGNOREBLANKLINES", "NULL", "REMOVEQUOTES");
    private static final List<String> NOT_WITH_AVRO = List.of("IGNOREHEADER", "ENCODING", "GZIP", "BZIP2", "ZSTD");

    /** The guide, "COPY from columnar data formats", names those that are supported; these are the others. */
    private static final List<String> NOT_WITH_PARQUET = List.of(
            "DELIMITER",
            "QUOTE",
            "ESCAPE",
            "REMOVEQUOTES",
            "IGNOREBLANKLINES",
            "NULL",
            "IGNOREHEADER",
            "ENCODING",
            "GZIP",
            "BZIP2",
            "ZSTD",
            "EMPTYASNULL",
            "BLANKSASNULL",
            "TRIMBLANKS",
            "TRUNCATECOLUMNS",
            "ROUNDEC",
            "DATEFORMAT",
            "TIMEFORMAT",
            "ACCEPTANYDATE",
            "MAXERROR",
            "IGNOREALLERRORS",
            "NOLOAD",
            "REGION");

    private final Cursor cursor;
    private final CopyOptionValues values;
    private String chosen = "";
    private FieldMapping mapping;

    CopyFormatParser(Cursor cursor, CopyOptionValues values) {
        this.cursor = cursor;
        this.values = values;
    }

    /** Reads the format that begins with the token; false when it is none. */
    boolean read(Token token) {
        Token name = token;
        if (token.is("FORMAT")) {
            cursor.accept("AS");
            name = cursor.expectKind(Token.Kind.WORD);
            CopyRefusals.check(name);
        }
        switch (name.keyword()) {
            case "CSV", "PARQUET" -> {}
            case "JSON", "AVRO" -> mapping = mapping(name.is("JSON"));
            case "DELIMITER" -> {
                return !token.is("FORMAT") ? false : values.read(name);
            }
            default -> {
                if (token.is("FORMAT")) {
                    throw SqlRefusal.unexpected(name);
                }
                return false;
            }
        }
        values.once(name, "format");
        chosen = name.keyword();
        return true;
    }

    /** Without a value of its own it is {@code 'auto'}. */
    private FieldMapping mapping(boolean json) {
        boolean named = cursor.accept("AS") || cursor.peek().kind() == Token.Kind.STRING;
        if (!named) {
            return new FieldMapping.Names(false);
        }
        Token token = cursor.expectKind(Token.Kind.STRING);
        String text = Literals.text(token);
        if (text.startsWith("s3://")) {
            return new FieldMapping.Paths(paths(token, text));
        }
        if (json && text.equals("noshred")) {
            return new FieldMapping.Whole();
        }
        return switch (text) {
            case "auto" -> new FieldMapping.Names(false);
            case "auto ignorecase" -> new FieldMapping.Names(true);
            default ->
                throw SqlRefusal.wrong(
                        token,
                        token.text() + " is not 'auto', 'auto ignorecase'" + (json ? ", 'noshred'" : "")
                                + " or the s3:// address of a JSONPaths file");
        };
    }

    private static S3Location paths(Token token, String text) {
        try {
            return S3Location.parse(text);
        } catch (IllegalArgumentException e) {
            throw SqlRefusal.wrong(token, e.getMessage());
        }
    }

    /** What all options together make of it. */
    CopyFormat format() {
        return switch (chosen) {
            case "CSV" -> csv();
            case "JSON" -> {
                refuse(NOT_WITH_RECORDS);
                yield new CopyFormat.Json(mapping);
            }
            case "AVRO" -> {
                refuse(NOT_WITH_RECORDS);
                refuse(NOT_WITH_AVRO);
                yield new CopyFormat.Avro(mapping);
            }
            case "PARQUET" -> {
                refuse(NOT_WITH_PARQUET);
                yield new CopyFormat.Parquet();
            }
            default -> delimited();
        };
    }

    private CopyFormat csv() {
        refuse(List.of("ESCAPE", "REMOVEQUOTES"));
        Character quote = values.character("QUOTE");
        String delimiter = values.text("DELIMITER", ",");
        if (delimiter.length() != 1 || delimiter.charAt(0) > 0x7f) {
            values.refuse(
                    " of CSV that is not one ASCII character is not supported by redshift-local", List.of("DELIMITER"));
        }
        return new CopyFormat.Csv(delimiter, quote == null ? '"' : quote);
    }

    private CopyFormat delimited() {
        values.refuse(" is only valid with CSV", List.of("QUOTE"));
        return new CopyFormat.Delimited(
                values.text("DELIMITER", "|"), values.has("ESCAPE"), values.has("REMOVEQUOTES"));
    }

    private void refuse(List<String> names) {
        values.refuse(" argument is not supported for " + chosen + " based COPY", names);
    }
}
