package io.bulkdata.redshift.sql;

import java.util.Objects;

/** A table of one session, which has no schema of its own. */
public record TemporaryTable(Identifier name) implements TableReference {
    public TemporaryTable {
        Objects.requireNonNull(name, "name");
    }
}
