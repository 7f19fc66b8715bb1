package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Notices;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.OutcomeUnknownException;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseAwayException;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;

/** Stand-ins for what the loader works with. */
final class Doubles {

    private Doubles() {}

    /** A landing where every file begins with the same header. */
    static Landing landingOf(String header) {
        return file -> new ByteArrayInputStream((header + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps manifests in memory. */
    static final class MemoryManifests implements Manifests {

        final Map<S3Uri, String> written = new ConcurrentHashMap<>();

        boolean forbidden;

        @Override
        public void write(S3Uri manifest, String json) {
            if (forbidden) {
                throw new LoadFailure(FailureClass.CONFIGURATION, "Cannot write " + manifest + ": 403 AccessDenied");
            }
            written.put(manifest, json);
        }

        @Override
        public String read(S3Uri manifest) {
            if (!written.containsKey(manifest)) {
                throw new LoadFailure(FailureClass.GONE, "Cannot read " + manifest);
            }
            return written.get(manifest);
        }
    }

    /** Remembers what it was told. */
    static final class RecordingNotices implements Notices {

        final List<Notice> published = new ArrayList<>();
        boolean away;

        @Override
        public void publish(List<Notice> notices) {
            if (away) {
                throw new IllegalStateException("the topic is away");
            }
            published.addAll(notices);
        }
    }

    /** A warehouse that nobody can reach. */
    static final class UnreachableWarehouse implements Warehouse {

        boolean away;
        int knocked;

        @Override
        public <T> T transaction(Work<T> work) {
            knocked++;
            if (away) {
                throw new WarehouseAwayException("Cannot connect to the warehouse: refused", null);
            }
            throw new WarehouseException(
                    FailureClass.TRANSIENT, "Cannot connect to the warehouse: refused", List.of(), null);
        }

        @Override
        public void close() {}
    }

    /** Loses the answer to the COMMIT of the first load, before or after the warehouse has done it. */
    static final class LosingWarehouse implements Warehouse {

        private final Warehouse real;
        private final boolean afterCommit;
        private boolean lost;

        LosingWarehouse(Warehouse real, boolean afterCommit) {
            this.real = real;
            this.afterCommit = afterCommit;
        }

        @Override
        public <T> T transaction(Work<T> work) {
            T result = real.transaction(session -> {
                T done = work.in(session);
                if (!afterCommit) {
                    lose(done);
                }
                return done;
            });
            lose(result);
            return result;
        }

        @Override
        public void close() {
            real.close();
        }

        private void lose(Object result) {
            if (!lost && result instanceof LoadResult) {
                lost = true;
                throw new OutcomeUnknownException(new SQLException("cut off"));
            }
        }
    }

    /** Meets others in its first transactions that load something. */
    static final class ContendedWarehouse implements Warehouse {

        private final Warehouse real;
        private int times;

        ContendedWarehouse(Warehouse real, int times) {
            this.real = real;
            this.times = times;
        }

        @Override
        public <T> T transaction(Work<T> work) {
            return real.transaction(session -> {
                T done = work.in(session);
                if (done instanceof LoadResult && times-- > 0) {
                    throw new WarehouseException(FailureClass.CONTENTION, "1023", List.of(), null);
                }
                return done;
            });
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** A session that takes no locks, and meets the other of two right after it has asked the ledger. */
    record UnguardedSession(Warehouse.Session real, CyclicBarrier afterLedger) implements Warehouse.Session {

        @Override
        public long execute(Command command) {
            return command instanceof Command.Lock ? 0 : real.execute(command);
        }

        @Override
        public List<Row> query(Query query) {
            List<Row> rows = real.query(query);
            if (query instanceof Query.FindLoads) {
                try {
                    afterLedger.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }
            return rows;
        }
    }
}
