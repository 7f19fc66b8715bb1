package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.session.TableWriters.Writer;
import java.util.Optional;

/** Tells which transactions collide, as Redshift words it. */
final class Conflict {

    private final TableWriters writers;
    private final SessionFacts facts;
    private long table;
    private long transaction;

    Conflict(TableWriters writers, SessionFacts facts) {
        this.writers = writers;
        this.facts = facts;
    }

    /** This session's transaction has the write lock of that table now. */
    void writes(long table, long transaction) {
        this.table = table;
        this.transaction = transaction;
        writers.writes(facts.database(), table, new Writer(transaction, facts.processId()));
    }

    /** Numbers that are not known are 0: those of a statement outside a transaction block. */
    String detail() {
        Optional<Writer> other = writers.other(facts.database(), table, facts.processId());
        return "Serializable isolation violation on table - " + table + ", transactions forming the cycle are: "
                + other.map(Writer::transaction).orElse(0L) + ", " + transaction + " (pid:" + facts.processId() + ")";
    }
}
