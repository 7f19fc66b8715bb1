package io.bulkdata.redshiftlocal.copy;

/** How a field that is not NULL becomes a value of a type. */
sealed interface FieldRule
        permits BinaryRule, BooleanRule, CharRule, DecimalRule, FloatRule, IntegerRule, JsonRule, MomentRule, TextRule {

    /**
     * Checks a field and writes it as PostgreSQL reads the type in its text format.
     *
     * @throws Refusal when the type does not allow it; what was written of it until then is the caller's to drop
     */
    void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal;

    static FieldRule of(TargetColumn column, CopyOptions.Values options) {
        return switch (column.type()) {
            case SMALLINT -> new IntegerRule("Short", Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new IntegerRule("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new IntegerRule("Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> new DecimalRule(column.precision(), column.scale(), options.roundec());
            case REAL, DOUBLE -> new FloatRule(column.type() == TargetColumn.Type.REAL);
            case BOOLEAN -> new BooleanRule();
            case CHAR -> new CharRule(column.length(), options.truncateColumns());
            case VARCHAR -> TextRule.varchar(column, options);
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> MomentRule.of(column.type(), options);
            case SUPER -> new JsonRule();
            case GEOMETRY, GEOGRAPHY -> TextRule.unlimited();
            case VARBYTE -> new BinaryRule(column.length());
        };
    }

    /** What COPY says of a character that a number cannot have. */
    static Refusal invalidDigit(byte[] bytes, int from, int at, String type) {
        char shown = bytes[at] > ' ' - 1 && bytes[at] < 0x7f ? (char) bytes[at] : '.';
        return new Refusal(1207, String.format("Invalid digit, Value '%s', Pos %d, Type: %s", shown, at - from, type));
    }
}
