package io.bulkdata.redshift.warehouse;

import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Query;
import java.util.List;

/** A warehouse that runs work in transactions. */
public interface Warehouse extends AutoCloseable {

    /**
     * Runs the work in a transaction of its own and commits it. Any exception of the work rolls it back and is thrown on.
     *
     * @throws WarehouseException when the warehouse refused: nothing has changed
     * @throws OutcomeUnknownException when the answer to COMMIT was lost: everything has changed, or nothing
     */
    <T> T transaction(Work<T> work);

    @Override
    void close();

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session);
    }

    /** An open transaction. */
    interface Session {

        /** Runs a statement; returns how many rows it changed, 0 for COPY and for definitions. */
        long execute(Command command);

        /** Runs a query. */
        List<Row> query(Query query);
    }
}
