package io.bulkdata.redshift.sql;

import java.util.Objects;

/** A column of a table that is to be created. */
public record Column(Identifier name, ColumnType type, boolean nullable) {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** A column that may be NULL. */
    public static Column nullable(String name, ColumnType type) {
        return new Column(new Identifier(name), type, true);
    }

    /** A column that may not be NULL. */
    public static Column required(String name, ColumnType type) {
        return new Column(new Identifier(name), type, false);
    }
}
