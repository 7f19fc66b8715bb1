package io.bulkdata.redshiftlocal.history;

import io.bulkdata.redshiftlocal.sql.Statement;
import io.bulkdata.redshiftlocal.sql.StatementKind;
import java.time.Instant;

/** One statement that runs or ran. Its session writes it, everybody may read it. */
public final class StatementRun {

    /** Longer texts are cut, so that a few long INSERTs do not fill the memory. */
    static final int MAXIMUM_TEXT = 64_000;

    private static final String CANCELED = "57014";

    private final int id;
    private final Origin origin;
    private final long transaction;
    private final String label;
    private final StatementKind kind;
    private final String text;
    private final Instant start = Instant.now();
    private volatile Outcome outcome;

    /**
     * Begins now.
     *
     * @param label the session's query group
     */
    public StatementRun(int id, Origin origin, long transaction, String label, Statement statement) {
        this.id = id;
        this.origin = origin;
        this.transaction = transaction;
        this.label = label;
        this.kind = statement.kind();
        this.text = statement.text(MAXIMUM_TEXT);
    }

    /**
     * It has ended well.
     *
     * @param rows that it returned or changed
     */
    public void succeeded(long rows) {
        outcome = new Outcome(Instant.now(), Outcome.Status.SUCCESS, rows, null, null, null);
    }

    /**
     * It has ended badly.
     *
     * @param detail null when there is none
     */
    public void failed(String sqlState, String message, String detail) {
        Outcome.Status status = sqlState.equals(CANCELED) ? Outcome.Status.CANCELED : Outcome.Status.FAILED;
        outcome = new Outcome(Instant.now(), status, 0, sqlState, message, detail);
    }

    public int id() {
        return id;
    }

    public String text() {
        return text;
    }

    public StatementKind kind() {
        return kind;
    }

    Origin origin() {
        return origin;
    }

    long transaction() {
        return transaction;
    }

    String label() {
        return label;
    }

    Instant start() {
        return start;
    }

    /** Null while it runs. */
    Outcome outcome() {
        return outcome;
    }
}
