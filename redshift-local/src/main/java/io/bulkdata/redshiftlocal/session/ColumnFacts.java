package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.copy.TargetColumn;
import io.bulkdata.redshiftlocal.sql.SqlRefusal;
import java.util.List;
import java.util.Map;

/** Reads a column of PostgreSQL's catalogue as a column of Redshift. */
final class ColumnFacts {

    /** PostgreSQL stores the length of a text, and precision and scale of a number, with this added. */
    private static final int MODIFIER_OFFSET = 4;

    private static final int PRECISION_SHIFT = 16;
    private static final int SCALE_MASK = 0x7FF;
    private static final int MAXIMUM_VARCHAR = 65_535;
    private static final int MAXIMUM_VARBYTE = 16_777_216;
    private static final int DEFAULT_PRECISION = 18;

    private static final Map<String, TargetColumn.Type> TYPES = Map.ofEntries(
            Map.entry("int2", TargetColumn.Type.SMALLINT),
            Map.entry("int4", TargetColumn.Type.INTEGER),
            Map.entry("int8", TargetColumn.Type.BIGINT),
            Map.entry("numeric", TargetColumn.Type.DECIMAL),
            Map.entry("float4", TargetColumn.Type.REAL),
            Map.entry("float8", TargetColumn.Type.DOUBLE),
            Map.entry("bool", TargetColumn.Type.BOOLEAN),
            Map.entry("bpchar", TargetColumn.Type.CHAR),
            Map.entry("varchar", TargetColumn.Type.VARCHAR),
            Map.entry("text", TargetColumn.Type.VARCHAR),
            Map.entry("date", TargetColumn.Type.DATE),
            Map.entry("time", TargetColumn.Type.TIME),
            Map.entry("timetz", TargetColumn.Type.TIMETZ),
            Map.entry("timestamp", TargetColumn.Type.TIMESTAMP),
            Map.entry("timestamptz", TargetColumn.Type.TIMESTAMPTZ),
            Map.entry("super", TargetColumn.Type.SUPER),
            Map.entry("geometry", TargetColumn.Type.GEOMETRY),
            Map.entry("geography", TargetColumn.Type.GEOGRAPHY),
            Map.entry("varbyte", TargetColumn.Type.VARBYTE));

    private ColumnFacts() {}

    /** @param facts name, type, type modifier, not null */
    static TargetColumn column(List<String> facts) {
        TargetColumn.Type type = TYPES.get(facts.get(1));
        if (type == null) {
            throw new SqlRefusal(
                    "0A000", "COPY cannot load column \"" + facts.get(0) + "\" of type " + facts.get(1), -1);
        }
        int modifier = Integer.parseInt(facts.get(2)) - MODIFIER_OFFSET;
        boolean decimal = type == TargetColumn.Type.DECIMAL;
        return new TargetColumn(
                facts.get(0),
                type,
                length(type, modifier),
                decimal ? precision(modifier) : 0,
                decimal && modifier >= 0 ? modifier & SCALE_MASK : 0,
                facts.get(3).equals("f"));
    }

    private static int length(TargetColumn.Type type, int modifier) {
        return switch (type) {
            case CHAR -> Math.max(modifier, 1);
            case VARCHAR -> modifier < 0 ? MAXIMUM_VARCHAR : modifier;
            case VARBYTE -> MAXIMUM_VARBYTE;
            default -> 0;
        };
    }

    private static int precision(int modifier) {
        return modifier < 0 ? DEFAULT_PRECISION : modifier >> PRECISION_SHIFT;
    }
}
