package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.util.List;
import java.util.Optional;

/** Why a load has failed, in the words of a notice. */
record FailureReport(FailureClass failureClass, String message, List<Notice.BadRow> rows, Optional<String> todo) {

    /** More would not fit into a message and help nobody. */
    private static final int MOST_ROWS = 20;

    FailureReport {
        rows = rows.stream().limit(MOST_ROWS).toList();
    }

    static FailureReport of(WarehouseException e, Batch batch) {
        return new FailureReport(
                e.failureClass(),
                "Cannot load batch " + batch.id() + " into " + batch.target() + ": " + e.getMessage(),
                e.refusedRows().stream()
                        .map(row -> new Notice.BadRow(row.file(), row.line(), row.column(), row.reason()))
                        .toList(),
                Optional.empty());
    }

    static FailureReport of(LoadFailure e) {
        return new FailureReport(e.failureClass(), e.getMessage(), List.of(), e.next());
    }

    /** The same, when nobody could be asked whether an earlier attempt has loaded the batch. */
    FailureReport inDoubt() {
        return new FailureReport(
                failureClass, message + " (nor can the ledger be read, which tells for sure)", rows, todo);
    }

    Notice.Failure error() {
        return new Notice.Failure(failureClass, message, rows);
    }

    /** What to do now, with the command that does it. */
    String next(BatchId id) {
        return todo.orElseGet(() -> usual() + " To load it again: bulkdata batches reprocess " + id);
    }

    private String usual() {
        return switch (failureClass) {
            case DATA ->
                "The table is as it was, and later exports load as ever. Have the file corrected, or wait for the"
                        + " next full export, which brings its rows too.";
            case SCHEMA ->
                "The table is as it was. Bring its columns in line with the export; the next full export brings"
                        + " these rows too.";
            case CONFIGURATION ->
                "The table is as it was. Correct the settings or permissions the error names; the next"
                        + " full export brings these rows too.";
            case GONE -> "The table is as it was. The file is no longer there; the next full export brings its rows.";
            case TRANSIENT, CONTENTION ->
                "The table is as it was. Every attempt met the same fault: see whether the"
                        + " warehouse can be reached.";
            case BUG -> "The table is as it was. Please report this, with the loader's log of the batch.";
        };
    }
}
