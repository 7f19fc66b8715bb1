package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The loads that are done, as a table of the warehouse. Every method works inside the caller's transaction. */
public final class Ledger {

    private Ledger() {}

    /**
     * Waits until no other load of that table runs and keeps others out until the transaction ends. To be the transaction's
     * first statement: only then it sees all that those before it have committed.
     */
    public static void lock(Session session, QualifiedTable table) {
        session.execute(new Command.Lock(LedgerTables.lockOf(table)));
    }

    /** The load of that id, if it is done. */
    public static Optional<DoneLoad> find(Session session, String loadId) {
        return session.query(new Query.FindLoad(LedgerTables.LEDGER, loadId)).stream()
                .findFirst()
                .map(row -> new DoneLoad(row.number(0), row.number(1)));
    }

    /** The export time of the newest full that was loaded: the table's watermark. */
    public static Optional<Instant> lastFull(Session session, QualifiedTable table) {
        return session.query(new Query.LastFull(LedgerTables.LEDGER, table)).stream()
                .findFirst()
                .flatMap(row -> row.optionalText(0))
                .map(Literal::instant);
    }

    /** The loads of a mode that brought files newer than {@code time}, oldest first. */
    public static List<AddedLoad> loadsAfter(Session session, QualifiedTable table, String mode, Instant time) {
        return session.query(new Query.LoadsAfter(LedgerTables.LEDGER, table, mode, time)).stream()
                .map(Ledger::added)
                .toList();
    }

    /** Writes down that a load is done. */
    public static void record(Session session, LedgerEntry entry) {
        session.execute(new Command.RecordLoad(
                LedgerTables.LEDGER,
                entry.loadId(),
                entry.table(),
                entry.mode(),
                entry.exportTime(),
                entry.manifest(),
                entry.files(),
                entry.bytes(),
                entry.rows(),
                entry.schemaFingerprint(),
                entry.loaderVersion(),
                entry.started(),
                entry.committed()));
    }

    private static AddedLoad added(Row row) {
        return new AddedLoad(row.text(0), Literal.instant(row.text(1)), S3Uri.parse(row.text(2)));
    }
}
