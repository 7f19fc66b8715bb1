package io.bulkdata.loader.model;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.redshift.warehouse.OutcomeUnknownException;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseAwayException;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A warehouse in memory, with one transaction at a time. Connections, statements and commits may meet faults. */
final class MemoryWarehouse implements Warehouse {

    private final Faults faults;
    private final CopyReader files;
    private final List<MemoryDatabase> history = new ArrayList<>();
    private MemorySession open;

    MemoryWarehouse(Faults faults, CopyReader files, MemoryDatabase database) {
        this.faults = faults;
        this.files = files;
        history.add(database);
    }

    /** What it holds after each commit, the last one last. */
    List<MemoryDatabase> history() {
        return history;
    }

    MemoryDatabase now() {
        return history.get(history.size() - 1);
    }

    @Override
    public <T> T transaction(Work<T> work) {
        faults.run("connect", () -> new WarehouseAwayException("No connection", null), () -> null);
        if (open != null) {
            open.end();
        }
        MemorySession session = new MemorySession(now().copy(), files);
        open = session;
        try {
            T result = work.in(faults.around(Session.class, session, MemoryWarehouse::broken));
            faults.run("COMMIT", MemoryWarehouse::unknown, () -> commit(session));
            return result;
        } finally {
            open = null;
        }
    }

    @Override
    public void close() {}

    private Void commit(MemorySession session) {
        if (session.hasEnded()) {
            throw unknown();
        }
        history.add(session.database());
        return null;
    }

    private static RuntimeException broken() {
        return new WarehouseException(FailureClass.TRANSIENT, "The connection broke", List.of(), null);
    }

    private static RuntimeException unknown() {
        return new OutcomeUnknownException(new SQLException("The connection broke"));
    }
}
