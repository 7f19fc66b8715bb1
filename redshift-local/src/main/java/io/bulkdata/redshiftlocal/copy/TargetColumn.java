package io.bulkdata.redshiftlocal.copy;

/**
 * A column that COPY fills, with its type as Redshift sees it.
 *
 * @param length of CHAR and VARCHAR, in bytes; 0 for others
 * @param precision of DECIMAL; 0 for others
 * @param scale of DECIMAL; 0 for others
 */
public record TargetColumn(String name, Type type, int length, int precision, int scale, boolean nullable) {

    /** The types COPY knows how to check. */
    public enum Type {
        SMALLINT,
        INTEGER,
        BIGINT,
        DECIMAL,
        REAL,
        DOUBLE,
        BOOLEAN,
        CHAR,
        VARCHAR,
        DATE,
        TIME,
        TIMETZ,
        TIMESTAMP,
        TIMESTAMPTZ,
        SUPER,
        GEOMETRY,
        GEOGRAPHY,
        VARBYTE
    }
}
