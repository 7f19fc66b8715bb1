package io.bulkdata.redshiftlocal.sql;

import java.util.Locale;
import java.util.Map;

/** Reads a column's type as Redshift writes it and gives it as PostgreSQL writes it. */
final class ColumnType {

    private static final int MAXIMUM_VARCHAR = 65_535;
    private static final int MAXIMUM_CHAR = 4096;
    private static final int MAXIMUM_VARBYTE = 16_777_216;
    private static final int MAXIMUM_PRECISION = 38;
    private static final String INVALID_PARAMETER = "22023";

    /** Types that are the same in both, and their names in PostgreSQL. */
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("SMALLINT", "smallint"),
            Map.entry("INT2", "smallint"),
            Map.entry("INTEGER", "integer"),
            Map.entry("INT", "integer"),
            Map.entry("INT4", "integer"),
            Map.entry("BIGINT", "bigint"),
            Map.entry("INT8", "bigint"),
            Map.entry("REAL", "real"),
            Map.entry("FLOAT4", "real"),
            Map.entry("FLOAT8", "double precision"),
            Map.entry("FLOAT", "double precision"),
            Map.entry("BOOLEAN", "boolean"),
            Map.entry("BOOL", "boolean"),
            Map.entry("DATE", "date"),
            Map.entry("TIMESTAMPTZ", "timestamptz"),
            Map.entry("TIMETZ", "timetz"),
            Map.entry("SUPER", "super"),
            Map.entry("GEOMETRY", "geometry"),
            Map.entry("GEOGRAPHY", "geography"),
            Map.entry("HLLSKETCH", "hllsketch"),
            Map.entry("TEXT", "varchar(256)"),
            Map.entry("BPCHAR", "char(256)"));

    private final Cursor cursor;

    private ColumnType(Cursor cursor) {
        this.cursor = cursor;
    }

    /** @throws SqlRefusal when Redshift has no such type */
    static String parse(Cursor cursor) {
        return new ColumnType(cursor).type();
    }

    private String type() {
        Token token = cursor.expectKind(Token.Kind.WORD);
        String name = token.text().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "VARCHAR", "NVARCHAR" -> varchar();
            case "CHARACTER" -> cursor.accept("VARYING") ? varchar() : character();
            case "CHAR", "NCHAR" -> character();
            case "DECIMAL", "NUMERIC" -> decimal();
            case "DOUBLE" -> doublePrecision();
            case "TIMESTAMP", "TIME" -> time(name.toLowerCase(Locale.ROOT));
            case "VARBYTE", "VARBINARY" -> varbyte();
            case "BINARY" -> binaryVarying();
            case "INTERVAL" -> interval();
            default -> simple(token, name);
        };
    }

    private static String simple(Token token, String name) {
        String type = SIMPLE.get(name);
        if (type == null) {
            throw SqlRefusal.unsupported(token, "Column has unsupported type \"" + token.text() + "\".");
        }
        return type;
    }

    private String varchar() {
        return "varchar(" + length("varchar", 256, MAXIMUM_VARCHAR) + ")";
    }

    private String character() {
        return "char(" + length("char", 1, MAXIMUM_CHAR) + ")";
    }

    /** The length itself is not kept: the type is opaque. */
    private String varbyte() {
        length("varbyte", 64_000, MAXIMUM_VARBYTE);
        return "varbyte";
    }

    private String binaryVarying() {
        cursor.expect("VARYING");
        return varbyte();
    }

    private String doublePrecision() {
        cursor.expect("PRECISION");
        return "double precision";
    }

    private String time(String name) {
        if (cursor.accept("WITH", "TIME", "ZONE")) {
            return name + " with time zone";
        }
        cursor.accept("WITHOUT", "TIME", "ZONE");
        return name;
    }

    /** From a unit to a smaller one, or one unit; months and seconds do not mix. */
    private String interval() {
        Token from = unit();
        String type = "interval " + from.text();
        Token last = from;
        if (cursor.accept("TO")) {
            last = unit();
            type += " to " + last.text();
        }
        boolean months = from.isAny("YEAR", "MONTH");
        if (months != last.isAny("YEAR", "MONTH")) {
            throw SqlRefusal.unexpected(last);
        }
        if (last.is("SECOND") && cursor.acceptSymbol('(')) {
            type += "(" + number(cursor.next()) + ")";
            cursor.expectSymbol(')');
        }
        return type;
    }

    private Token unit() {
        if (!cursor.acceptAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        return cursor.previous();
    }

    private int length(String type, int without, int maximum) {
        if (!cursor.acceptSymbol('(')) {
            return without;
        }
        Token token = cursor.next();
        int length = token.is("MAX") ? maximum : number(token);
        if (length > maximum) {
            throw new SqlRefusal(
                    INVALID_PARAMETER, "length for type " + type + " cannot exceed " + maximum, token.start());
        }
        cursor.expectSymbol(')');
        return length;
    }

    private String decimal() {
        int precision = 18;
        int scale = 0;
        if (cursor.acceptSymbol('(')) {
            Token token = cursor.next();
            precision = number(token);
            scale = cursor.acceptSymbol(',') ? number(cursor.next()) : 0;
            cursor.expectSymbol(')');
            if (precision > MAXIMUM_PRECISION || scale > precision) {
                throw new SqlRefusal(
                        INVALID_PARAMETER,
                        "DECIMAL(" + precision + ", " + scale + ") exceeds precision " + MAXIMUM_PRECISION,
                        token.start());
            }
        }
        return "numeric(" + precision + "," + scale + ")";
    }

    private static int number(Token token) {
        if (token.kind() != Token.Kind.NUMBER) {
            throw SqlRefusal.unexpected(token);
        }
        return Literals.integer(token, 0, Integer.MAX_VALUE);
    }
}
