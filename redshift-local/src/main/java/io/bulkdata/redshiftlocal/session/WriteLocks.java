package io.bulkdata.redshiftlocal.session;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes the writers of one table wait for each other, as in Redshift: before the first write of a transaction to a table its
 * write lock is taken. The snapshot is taken before the lock, so that what another transaction commits during the wait is a
 * conflict, not a surprise.
 */
final class WriteLocks {

    private final Backend backend;
    private final Transaction transaction;
    private final Aside aside;

    WriteLocks(Backend backend, Transaction transaction, Aside aside) {
        this.backend = backend;
        this.transaction = transaction;
        this.aside = aside;
    }

    /**
     * Takes the lock unless there is no transaction block, or it has it already.
     *
     * @param table as SQL
     */
    void take(String table) throws IOException {
        if (transaction.isChanging()) {
            backend.drain();
        }
        if (backend.failed() || !transaction.isOpen() || transaction.isAborted() || transaction.hasLocked(table)) {
            return;
        }
        Optional<List<List<String>>> facts =
                aside.run("SELECT pg_catalog.to_regclass($1)::oid, pg_catalog.pg_current_xact_id()", table);
        if (aside.run("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE").isPresent()) {
            transaction.locked(table);
            facts.ifPresent(rows -> remember(rows.get(0)));
        }
    }

    private void remember(List<String> row) {
        if (row.get(0) != null) {
            transaction.conflict().writes(Long.parseLong(row.get(0)), Long.parseLong(row.get(1)));
        }
    }
}
