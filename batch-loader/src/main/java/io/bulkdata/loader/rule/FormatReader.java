package io.bulkdata.loader.rule;

import io.bulkdata.redshift.sql.CopyFormat;
import io.bulkdata.redshift.sql.CopyInput;
import io.bulkdata.redshift.sql.CopyOption;
import io.bulkdata.redshift.sql.FieldMapping;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields {@code format} and {@code options} of a rule. */
final class FormatReader {

    private FormatReader() {}

    /** CSV with a header when the rule says nothing. */
    static CopyInput input(RuleFields rule) {
        CopyFormat format = rule.isText("format")
                ? rule.required("format", FormatReader::plain)
                : rule.object("format", "type", "delimiter", "quote", "header", "mapping")
                        .map(FormatReader::format)
                        .orElse(CopyFormat.Csv.WITH_HEADER);
        return new CopyInput(
                format,
                rule.entries("options", entry -> new CopyOption(CopyOption.Name.of(entry.getKey()), entry.getValue())));
    }

    /** A format by its name alone. */
    private static CopyFormat plain(String name) {
        return switch (kind(name)) {
            case CSV -> CopyFormat.Csv.WITH_HEADER;
            case TEXT -> new CopyFormat.Text('|', false);
            case JSON -> new CopyFormat.Json(FieldMapping.ByName.EXACT);
            case AVRO -> new CopyFormat.Avro(FieldMapping.ByName.EXACT);
            case PARQUET -> CopyFormat.Columnar.PARQUET;
            case ORC -> CopyFormat.Columnar.ORC;
        };
    }

    private static CopyFormat format(RuleFields fields) {
        CopyFormat.Kind kind = fields.required("type", FormatReader::kind);
        Optional<Character> delimiter = fields.optional("delimiter", FormatReader::character);
        Optional<Character> quote = fields.optional("quote", FormatReader::character);
        Optional<FieldMapping> mapping = fields.optional("mapping", FormatReader::mapping);
        return switch (kind) {
            case CSV -> {
                fields.refuse("mapping", kind);
                yield new CopyFormat.Csv(delimiter.orElse(','), quote.orElse('"'), fields.flag("header", true));
            }
            case TEXT -> {
                fields.refuse("mapping", kind);
                fields.refuse("quote", kind);
                yield new CopyFormat.Text(delimiter.orElse('|'), fields.flag("header", false));
            }
            case JSON, AVRO, PARQUET, ORC -> unseparated(fields, kind, mapping);
        };
    }

    private static CopyFormat unseparated(RuleFields fields, CopyFormat.Kind kind, Optional<FieldMapping> mapping) {
        for (String name : new String[] {"delimiter", "quote", "header"}) {
            fields.refuse(name, kind);
        }
        FieldMapping chosen = mapping.orElse(FieldMapping.ByName.EXACT);
        return switch (kind) {
            case JSON -> new CopyFormat.Json(chosen);
            case AVRO -> new CopyFormat.Avro(chosen);
            case PARQUET, ORC, CSV, TEXT -> {
                fields.refuse("mapping", kind);
                yield plain(kind.name());
            }
        };
    }

    private static CopyFormat.Kind kind(String name) {
        try {
            return CopyFormat.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not csv, text, json, avro, parquet or orc", e);
        }
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static FieldMapping mapping(String text) {
        for (FieldMapping.ByName known : FieldMapping.ByName.values()) {
            if (known.argument().equals(text)) {
                return known;
            }
        }
        return new FieldMapping.Paths(S3Uri.parse(text));
    }
}
