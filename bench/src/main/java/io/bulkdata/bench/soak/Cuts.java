package io.bulkdata.bench.soak;

import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends all sessions of the warehouse every now and then, as its restart does: in the middle of a COPY, before a COMMIT, in idleness. */
final class Cuts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cuts.class);
    private static final String CUT =
            "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE process <> pg_backend_pid()";

    private final WarehouseSettings warehouse;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread;

    /** @param every on average; zero for never */
    Cuts(WarehouseSettings warehouse, Duration every, Random random) {
        this.warehouse = warehouse;
        this.thread = new Thread(() -> cutUntilStopped(every, random), "cuts");
        thread.setDaemon(true);
        if (!every.isZero()) {
            thread.start();
        }
    }

    int count() {
        return count.get();
    }

    private void cutUntilStopped(Duration every, Random random) {
        try {
            while (!stopping.await((long) (every.toMillis() * 2 * random.nextDouble()), TimeUnit.MILLISECONDS)) {
                cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        try (Connection connection = DriverManager.getConnection(
                        warehouse.url(), warehouse.user(), warehouse.password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(CUT);
            count.incrementAndGet();
        } catch (SQLException e) {
            LOG.warn("The connections could not be cut", e);
        }
    }

    /** Waits for a cut that is under way. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
