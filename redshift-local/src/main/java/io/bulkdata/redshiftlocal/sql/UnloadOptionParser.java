package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.unload.UnloadOptions;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Compression;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Existing;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Format;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Manifesting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the options of UNLOAD, in any order, each at most once. */
final class UnloadOptionParser {

    private static final Set<String> FORMATS = Set.of("CSV", "JSON", "PARQUET");
    private static final Set<String> COMPRESSIONS = Set.of("GZIP", "BZIP2", "ZSTD");
    private static final Set<String> FLAGS = Set.of("HEADER", "ADDQUOTES", "ESCAPE", "ALLOWOVERWRITE", "CLEANPATH");

    /** What cannot be used together ("UNLOAD", Parameters). */
    private static final Map<String, List<String>> AGAINST = Map.of(
            "CSV", List.of("ESCAPE", "FIXEDWIDTH", "ADDQUOTES"),
            "PARQUET",
                    List.of(
                            "DELIMITER",
                            "FIXEDWIDTH",
                            "ADDQUOTES",
                            "ESCAPE",
                            "NULL",
                            "HEADER",
                            "GZIP",
                            "BZIP2",
                            "ZSTD"),
            "JSON", List.of("DELIMITER", "HEADER", "FIXEDWIDTH", "ADDQUOTES", "ESCAPE", "NULL"),
            "FIXEDWIDTH", List.of("DELIMITER", "HEADER", "ADDQUOTES", "ESCAPE"),
            "ALLOWOVERWRITE", List.of("CLEANPATH"));

    private final Cursor cursor;
    private final Token first;
    private final Map<String, Token> seen = new HashMap<>();
    private final UnloadValues values = new UnloadValues();

    UnloadOptionParser(Cursor cursor) {
        this.cursor = cursor;
        this.first = cursor.peek();
    }

    /** Reads to the statement's end. */
    UnloadOptions parse() {
        cursor.accept("WITH");
        while (!cursor.atEnd()) {
            option(cursor.expectKind(Token.Kind.WORD));
        }
        if (!seen.containsKey("IAM_ROLE")) {
            throw SqlRefusal.wrong(first, "UNLOAD needs IAM_ROLE default or IAM_ROLE 'arn:aws:iam::...:role/...'");
        }
        AGAINST.forEach(this::refuseTogether);
        if (has("ROWGROUPSIZE") && !has("PARQUET")) {
            throw SqlRefusal.wrong(seen.get("ROWGROUPSIZE"), "ROWGROUPSIZE is only valid with PARQUET");
        }
        return options();
    }

    private void option(Token token) {
        String name = token.text().toUpperCase(Locale.ROOT);
        Authorization.refuseSecrets(token, name);
        if (name.equals("ENCRYPTED") || name.equals("KMS_KEY_ID")) {
            throw SqlRefusal.unsupported(
                    token, name + " is not supported by redshift-local: it has no keys to encrypt with");
        }
        if (name.equals("FORMAT")) {
            cursor.accept("AS");
            format(cursor.expectKind(Token.Kind.WORD));
            return;
        }
        boolean alone = FORMATS.contains(name) || COMPRESSIONS.contains(name);
        once(token, name, FORMATS.contains(name) ? "format" : alone ? "compression" : name);
        if (!alone && !FLAGS.contains(name) && !values.read(name, cursor)) {
            throw SqlRefusal.unexpected(token);
        }
    }

    private void format(Token token) {
        if (!token.isAny("CSV", "JSON", "PARQUET")) {
            throw SqlRefusal.unexpected(token);
        }
        once(token, token.text().toUpperCase(Locale.ROOT), "format");
    }

    private void once(Token token, String name, String kind) {
        if (seen.putIfAbsent(name, token) != null || (!kind.equals(name) && seen.putIfAbsent(kind, token) != null)) {
            throw SqlRefusal.wrong(token, "conflicting or redundant options: " + token.text());
        }
    }

    private void refuseTogether(String option, List<String> others) {
        for (String other : others) {
            if (has(option) && has(other)) {
                throw SqlRefusal.wrong(seen.get(other), other + " cannot be used with " + option);
            }
        }
    }

    private boolean has(String name) {
        return seen.containsKey(name);
    }

    private UnloadOptions options() {
        return new UnloadOptions(
                format(),
                values.delimiter(has("CSV") ? ',' : '|'),
                values.widths(),
                has("HEADER"),
                has("ADDQUOTES"),
                has("ESCAPE"),
                values.nullAs(),
                compression(),
                has("MANIFEST") ? values.manifest() : Manifesting.NONE,
                values.partitionBy(),
                values.include(),
                has("ALLOWOVERWRITE") ? Existing.OVERWRITTEN : has("CLEANPATH") ? Existing.DELETED : Existing.REFUSED,
                values.parallel(),
                values.maximumFileBytes(),
                values.rowGroupBytes(),
                values.extension(),
                values.role(),
                values.region());
    }

    private Format format() {
        if (has("FIXEDWIDTH")) {
            return Format.FIXED_WIDTH;
        }
        return FORMATS.stream()
                .filter(this::has)
                .map(Format::valueOf)
                .findFirst()
                .orElse(Format.DELIMITED);
    }

    private Compression compression() {
        return COMPRESSIONS.stream()
                .filter(this::has)
                .map(Compression::valueOf)
                .findFirst()
                .orElse(Compression.NONE);
    }
}
