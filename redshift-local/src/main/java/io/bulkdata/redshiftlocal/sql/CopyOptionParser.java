package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyFormat;
import io.bulkdata.redshiftlocal.copy.CopyOptions;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
import java.util.Arrays;
import java.util.Set;

/** Reads the options of COPY, in any order, each at most once. */
final class CopyOptionParser {

    private static final Set<String> FLAGS = Set.of(
            "MANIFEST",
            "ESCAPE",
            "REMOVEQUOTES",
            "EMPTYASNULL",
            "BLANKSASNULL",
            "TRIMBLANKS",
            "TRUNCATECOLUMNS",
            "ROUNDEC",
            "FILLRECORD",
            "IGNOREBLANKLINES",
            "EXPLICIT_IDS",
            "ACCEPTANYDATE",
            "IGNOREALLERRORS",
            "NOLOAD");
    private static final Set<String> COMPRESSIONS = Set.of("GZIP", "BZIP2", "ZSTD");

    private final Cursor cursor;
    private final Token first;
    private final CopyOptionValues values;
    private final CopyFormatParser format;

    CopyOptionParser(Cursor cursor) {
        this.cursor = cursor;
        this.first = cursor.peek();
        this.values = new CopyOptionValues(cursor);
        this.format = new CopyFormatParser(cursor, values);
    }

    /** Reads to the statement's end. */
    CopyOptions parse() {
        cursor.accept("WITH");
        while (!cursor.atEnd()) {
            option(cursor.expectKind(Token.Kind.WORD));
        }
        if (!values.has("IAM_ROLE")) {
            throw SqlRefusal.wrong(first, "COPY needs IAM_ROLE default or IAM_ROLE 'arn:aws:iam::...:role/...'");
        }
        values.refuseTogether("IGNOREALLERRORS", "MAXERROR");
        CopyFormat chosen = format.format();
        return new CopyOptions(files(), chosen, rows(), values(chosen), limits());
    }

    private void option(Token token) {
        String name = token.keyword();
        CopyRefusals.check(token);
        if (COMPRESSIONS.contains(name)) {
            values.once(token, "compression");
            values.once(token, name);
        } else if (FLAGS.contains(name)) {
            values.once(token, name);
        } else if (!format.read(token) && !values.read(token)) {
            throw SqlRefusal.unexpected(token);
        }
    }

    private CopyOptions.Files files() {
        CopyCompression compression = Arrays.stream(CopyCompression.values())
                .filter(candidate -> values.has(candidate.name()))
                .findFirst()
                .orElse(CopyCompression.NONE);
        return new CopyOptions.Files(
                values.has("MANIFEST"), compression, values.encoding(), values.text("IAM_ROLE"), values.text("REGION"));
    }

    private CopyOptions.Rows rows() {
        return new CopyOptions.Rows(
                values.number("IGNOREHEADER"),
                values.has("IGNOREBLANKLINES"),
                values.has("FILLRECORD"),
                values.has("EXPLICIT_IDS"));
    }

    private CopyOptions.Values values(CopyFormat chosen) {
        boolean text = chosen instanceof CopyFormat.Csv || chosen instanceof CopyFormat.Delimited;
        return new CopyOptions.Values(
                text ? values.text("NULL", "\\N") : null,
                values.has("EMPTYASNULL"),
                values.has("BLANKSASNULL"),
                values.has("TRIMBLANKS"),
                values.has("TRUNCATECOLUMNS"),
                values.has("ROUNDEC"),
                values.text("DATEFORMAT"),
                values.text("TIMEFORMAT"),
                values.has("ACCEPTANYDATE"),
                values.character("ACCEPTINVCHARS"));
    }

    private CopyOptions.Limits limits() {
        int maxError = values.has("IGNOREALLERRORS") ? CopyOptions.Limits.ANY_NUMBER : values.number("MAXERROR");
        return new CopyOptions.Limits(maxError, values.has("NOLOAD"));
    }
}
