package io.bulkdata.redshift.sql;

/** The types a table of exports can have in Redshift. */
public sealed interface ColumnType {

    /** The longest VARCHAR, in bytes: <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html">Character types</a>. */
    int VARCHAR_MAX = 65_535;

    /** The longest CHAR, in bytes (same page). */
    int CHAR_MAX = 4_096;

    /** The most digits of a NUMERIC: <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html">Numeric types</a>. */
    int NUMERIC_MAX = 38;

    /** The type as CREATE TABLE wants it. */
    String sql();

    /** Types without a length. */
    enum Plain implements ColumnType {
        SMALLINT("SMALLINT"),
        INTEGER("INTEGER"),
        BIGINT("BIGINT"),
        REAL("REAL"),
        DOUBLE("DOUBLE PRECISION"),
        BOOLEAN("BOOLEAN"),
        DATE("DATE"),
        TIMESTAMP("TIMESTAMP"),
        TIMESTAMPTZ("TIMESTAMPTZ"),
        SUPER("SUPER"),
        GEOGRAPHY("GEOGRAPHY");

        private final String sql;

        Plain(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    /** Text of at most so many bytes, not characters. */
    record Varchar(int bytes) implements ColumnType {

        /** The longest there is. */
        public static final Varchar MAX = new Varchar(VARCHAR_MAX);

        public Varchar {
            Bounds.check("VARCHAR", bytes, 1, VARCHAR_MAX);
        }

        @Override
        public String sql() {
            return bytes == VARCHAR_MAX ? "VARCHAR(MAX)" : "VARCHAR(" + bytes + ")";
        }
    }

    /** Text of so many single-byte characters. */
    record Char(int bytes) implements ColumnType {
        public Char {
            Bounds.check("CHAR", bytes, 1, CHAR_MAX);
        }

        @Override
        public String sql() {
            return "CHAR(" + bytes + ")";
        }
    }

    /** An exact number of {@code precision} digits, {@code scale} of them behind the point. */
    record Numeric(int precision, int scale) implements ColumnType {
        public Numeric {
            Bounds.check("NUMERIC", precision, 1, NUMERIC_MAX);
            Bounds.check("The scale of NUMERIC", scale, 0, precision);
        }

        @Override
        public String sql() {
            return "NUMERIC(" + precision + "," + scale + ")";
        }
    }
}
