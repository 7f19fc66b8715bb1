package io.bulkdata.redshift.sql;

import java.util.Objects;

/** A table and the schema it is in. */
public record QualifiedTable(Identifier schema, Identifier name) implements TableReference {
    public QualifiedTable {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    /**
     * A table by the names of its schema and its own.
     *
     * @throws IllegalArgumentException when either is no {@link Identifier}
     */
    public static QualifiedTable of(String schema, String name) {
        return new QualifiedTable(new Identifier(schema), new Identifier(name));
    }

    /** {@code schema.table}, for people and for the ledger; in SQL it is quoted. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
