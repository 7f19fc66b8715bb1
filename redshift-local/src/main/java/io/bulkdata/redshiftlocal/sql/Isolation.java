package io.bulkdata.redshiftlocal.sql;

/** How transactions of a database are kept apart (developer guide, "Isolation levels in Amazon Redshift"). */
public enum Isolation {
    /** Each transaction reads as of its first statement; only two changes of one row collide. Redshift's default. */
    SNAPSHOT("repeatable read"),
    /** As if the transactions had run one after another; whatever could tell otherwise fails with error 1023. */
    SERIALIZABLE("serializable");

    private final String postgresName;

    Isolation(String postgresName) {
        this.postgresName = postgresName;
    }

    /** The level of PostgreSQL that does the same. */
    public String postgresName() {
        return postgresName;
    }
}
