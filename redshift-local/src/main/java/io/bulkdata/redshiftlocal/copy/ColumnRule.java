package io.bulkdata.redshiftlocal.copy;

import java.util.Locale;

/**
 * What becomes of the fields of one column: first whether they are NULL, then their value.
 *
 * <p>The guide, "Data conversion parameters": NULL AS, EMPTYASNULL, BLANKSASNULL, FILLRECORD; empty and blank fields of
 * other types than CHAR and VARCHAR are always NULL; NULL AS '' is the same as EMPTYASNULL. Not confirmed on a real
 * cluster: that quotation marks make no difference to either.
 */
final class ColumnRule {

    private final TargetColumn column;
    private final FieldRule rule;
    private final NullText nullText;
    private final boolean text;
    private final boolean emptyIsNull;
    private final boolean blankIsNull;
    private final boolean lenient;

    ColumnRule(TargetColumn column, CopyOptions.Values options) {
        this.column = column;
        this.rule = FieldRule.of(column, options);
        this.nullText = new NullText(options.nullAs());
        this.text = column.type() == TargetColumn.Type.CHAR || column.type() == TargetColumn.Type.VARCHAR;
        this.lenient = options.acceptAnyDate() && rule instanceof MomentRule;
        this.emptyIsNull = !text || options.emptyAsNull();
        this.blankIsNull = !text || options.blanksAsNull();
    }

    TargetColumn column() {
        return column;
    }

    void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        if (isNull(bytes, from, to)) {
            writeNull(out);
        } else if (from < to) {
            writeValue(bytes, from, to, out);
        }
    }

    private void writeValue(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        try {
            rule.write(bytes, from, to, out);
        } catch (Refusal e) {
            if (!lenient) {
                throw e;
            }
            writeNull(out);
        }
    }

    boolean isNullText(byte[] bytes, int from, int to) {
        return nullText.matches(bytes, from, to);
    }

    private boolean isNull(byte[] bytes, int from, int to) {
        if (nullText.matches(bytes, from, to)) {
            return true;
        }
        if (from == to) {
            return emptyIsNull;
        }
        return blankIsNull && Blanks.isBlank(bytes[from]) && Blanks.trimmedEnd(bytes, from, to) == from;
    }

    void writeNull(TextBuffer out) throws Refusal {
        if (!column.nullable()) {
            throw new Refusal(1213, "Missing data for not-null field");
        }
        out.putNull();
    }

    /** Writes what FILLRECORD puts where a row has no field. */
    void writeMissing(TextBuffer out) throws Refusal {
        if (column.type() != TargetColumn.Type.VARCHAR || emptyIsNull) {
            writeNull(out);
        }
    }

    /** The type as {@code stl_load_errors} writes it. */
    String typeName() {
        return switch (column.type()) {
            case SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case DECIMAL -> "numeric";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case BOOLEAN -> "bool";
            default -> column.type().name().toLowerCase(Locale.ROOT);
        };
    }

    /** The length as {@code stl_load_errors} writes it; null when the type has none. */
    String length() {
        if (column.type() == TargetColumn.Type.DECIMAL) {
            return column.precision() + ", " + column.scale();
        }
        return column.length() > 0 ? Integer.toString(column.length()) : null;
    }
}
