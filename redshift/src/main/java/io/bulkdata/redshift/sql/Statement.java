package io.bulkdata.redshift.sql;

/** One SQL statement as data; {@link SqlRenderer} makes text of it. */
public sealed interface Statement permits Command, Query {

    /** Writes itself, quoting all that is not the program's own by its type. */
    void writeTo(SqlText sql);
}
