package io.bulkdata.loader.load;

import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A session in which no statement outlives the process that has asked for it: the time that is left is set after the lock,
 * which must be the first statement, and again before each COPY.
 *
 * @param end when the process must have the answer
 */
record TimedSession(Session session, Clock clock, Instant end) implements Session {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Override
    public long execute(Command command) {
        if (command instanceof Copy) {
            limit();
        }
        long rows = session.execute(command);
        if (command instanceof Command.Lock) {
            limit();
        }
        return rows;
    }

    @Override
    public List<Row> query(Query query) {
        return session.query(query);
    }

    private void limit() {
        Duration left = Duration.between(clock.instant(), end);
        session.execute(new Command.LimitTime(left.compareTo(SHORTEST) < 0 ? SHORTEST : left));
    }
}
