package io.bulkdata.core.failure;

/** What kind of failure it is: who must act, and whether trying again can help. */
public enum FailureClass {
    /** A connection, throttling, a 5xx of S3, a cluster that is resuming: passes by itself. */
    TRANSIENT(Owner.NOBODY, true),
    /** Two loads met: serialisation errors and deadlocks. */
    CONTENTION(Owner.NOBODY, true),
    /** The file cannot be loaded as it is: a bad row, a missing key. */
    DATA(Owner.SENDER, false),
    /** Table and file do not fit: a missing table or column. */
    SCHEMA(Owner.OPERATOR, false),
    /** Settings, permissions or credentials are wrong. */
    CONFIGURATION(Owner.OPERATOR, false),
    /** What was announced is no longer there: a signed URL that expired, a deleted object. */
    GONE(Owner.SENDER, false),
    /** Everything nobody thought of. */
    BUG(Owner.DEVELOPER, false);

    /** Who can end the failure. */
    public enum Owner {
        NOBODY,
        SENDER,
        OPERATOR,
        DEVELOPER
    }

    private final Owner owner;
    private final boolean retryable;

    FailureClass(Owner owner, boolean retryable) {
        this.owner = owner;
        this.retryable = retryable;
    }

    public Owner owner() {
        return owner;
    }

    /** Whether the same attempt may succeed later without anybody's doing. */
    public boolean retryable() {
        return retryable;
    }
}
