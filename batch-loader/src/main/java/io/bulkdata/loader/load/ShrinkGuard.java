package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.util.List;

/**
 * Keeps an export that lost most of its rows on the way from emptying a table.
 *
 * @param limit the percentage of its rows that a replaced table may lose; 100 lets everything pass
 */
record ShrinkGuard(long limit) {

    /** Small tables shrink by much when little happens. */
    private static final long FLOOR = 1000;

    private static final long WHOLE = 100;

    /** @throws LoadFailure when the table would shrink by too much and nobody has accepted it */
    void check(Lease lease, Watched watched, LoadResult result) {
        long before = watched.deleted;
        long least = before - before * limit / WHOLE;
        if (before >= FLOOR && result.rows() < least && !lease.accepted()) {
            throw new LoadFailure(
                    FailureClass.DATA,
                    "Cannot replace " + lease.batch().target() + ": it has " + before + " rows and would have "
                            + result.rows() + ", which is less than " + (WHOLE - limit) + " % of them",
                    "The table is as it was. If that many rows have really gone: bulkdata accept "
                            + lease.batch().id());
        }
    }

    /** A session that counts the rows which are deleted to be replaced. */
    static final class Watched implements Session {

        private final Session session;
        private long deleted;

        Watched(Session session) {
            this.session = session;
        }

        @Override
        public long execute(Command command) {
            long rows = session.execute(command);
            if (command instanceof Command.DeleteAll) {
                deleted += rows;
            }
            return rows;
        }

        @Override
        public List<Row> query(Query query) {
            return session.query(query);
        }
    }
}
