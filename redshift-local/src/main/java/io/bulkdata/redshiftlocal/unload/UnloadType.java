package io.bulkdata.redshiftlocal.unload;

import java.util.EnumSet;
import java.util.Set;

/** The types of columns, and the form in which their values come. */
public enum UnloadType {
    SMALLINT("smallint", false),
    INTEGER("integer", false),
    BIGINT("bigint", false),
    DECIMAL("numeric", false),
    REAL("real", true),
    DOUBLE("double precision", true),
    BOOLEAN("boolean", false),
    CHAR("character", false),
    VARCHAR("character varying", false),
    DATE("date", true),
    TIME("time without time zone", true),
    TIMETZ("time with time zone", true),
    TIMESTAMP("timestamp without time zone", true),
    TIMESTAMPTZ("timestamp with time zone", true),
    SUPER("super", false),
    VARBYTE("binary varying", true);

    /** "UNLOAD", the usage notes of PARTITION BY. */
    private static final Set<UnloadType> PARTITIONS =
            EnumSet.of(SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, BOOLEAN, CHAR, VARCHAR, DATE, TIMESTAMP);

    private final String title;
    private final boolean binary;

    /** @param binary whether values are asked for in PostgreSQL's binary form, which no setting of the session changes */
    UnloadType(String title, boolean binary) {
        this.title = title;
        this.binary = binary;
    }

    /**
     * The type with that number in PostgreSQL's catalogue. What PostgreSQL has beyond Redshift's types is unloaded as text.
     */
    static UnloadType of(int id) {
        return switch (id) {
            case 16 -> BOOLEAN;
            case 17 -> VARBYTE;
            case 20, 26 -> BIGINT;
            case 21 -> SMALLINT;
            case 23 -> INTEGER;
            case 114, 3802 -> SUPER;
            case 700 -> REAL;
            case 701 -> DOUBLE;
            case 1042 -> CHAR;
            case 1082 -> DATE;
            case 1083 -> TIME;
            case 1114 -> TIMESTAMP;
            case 1184 -> TIMESTAMPTZ;
            case 1266 -> TIMETZ;
            case 1700 -> DECIMAL;
            default -> VARCHAR;
        };
    }

    /** As the manifest calls it. */
    String title() {
        return title;
    }

    public boolean binary() {
        return binary;
    }

    boolean isText() {
        return this == CHAR || this == VARCHAR;
    }

    boolean mayPartition() {
        return PARTITIONS.contains(this);
    }
}
