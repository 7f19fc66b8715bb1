package io.bulkdata.redshiftlocal.dataapi;

/** Hears of the ends of statements, in place of Amazon EventBridge. Called by several threads. */
@FunctionalInterface
public interface StatementEventListener {

    /** Called once for each such statement, after its end can be described. */
    void statementEnded(StatementEvent event);
}
