package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.Row;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Those of the loads that are done, by id. */
    public static Map<String, DoneLoad> find(Session session, List<String> loadIds) {
        Map<String, DoneLoad> done = new HashMap<>();
        session.query(new Query.FindLoads(LedgerTables.LEDGER, loadIds))
                .forEach(row -> done.put(row.text(0), new DoneLoad(row.number(1), row.number(2))));
        return done;
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

    /** Writes down that loads are done. */
    public static void record(Session session, List<LedgerEntry> entries) {
        session.execute(new Command.RecordLoads(LedgerTables.LEDGER, entries));
    }

    /** The load of that id as it was written down; empty when it is not done, or nothing ever was. */
    public static Optional<LedgerEntry> entry(Session session, String loadId) {
        return inLedger(session, new Query.ShowLoad(LedgerTables.LEDGER, loadId)).stream()
                .findFirst()
                .map(Ledger::entry);
    }

    /** What each load has brought that was committed since that time, by its id. */
    public static Map<String, LoadSum> loadsSince(Session session, Instant time) {
        Map<String, LoadSum> loads = new HashMap<>();
        inLedger(session, new Query.LoadSums(LedgerTables.LEDGER, time))
                .forEach(row -> loads.put(
                        row.text(0),
                        new LoadSum(
                                row.text(1),
                                Literal.instant(row.text(2)),
                                row.number(3),
                                row.number(4),
                                row.number(5))));
        return loads;
    }

    /** The state of each table that was loaded, by name. */
    public static List<TableState> tables(Session session) {
        return exists(session, LedgerTables.TABLE_STATE)
                ? session.query(new Query.TableStates(LedgerTables.TABLE_STATE)).stream()
                        .map(TableState::of)
                        .toList()
                : List.of();
    }

    /** How many loads of each table were committed since that time; tables without any are left out. */
    public static List<LoadCount> countSince(Session session, Instant time) {
        return inLedger(session, new Query.LoadCounts(LedgerTables.LEDGER, time)).stream()
                .map(row -> new LoadCount(row.text(0), row.number(1), Literal.instant(row.text(2))))
                .toList();
    }

    /** Before the first load there is no ledger. */
    private static List<Row> inLedger(Session session, Query query) {
        return exists(session, LedgerTables.LEDGER) ? session.query(query) : List.of();
    }

    private static boolean exists(Session session, QualifiedTable table) {
        return !session.query(new Query.TableExists(table)).isEmpty();
    }

    private static LedgerEntry entry(Row row) {
        String table = row.text(1);
        int dot = table.indexOf('.');
        return new LedgerEntry(
                row.text(0),
                QualifiedTable.of(table.substring(0, dot), table.substring(dot + 1)),
                row.text(2),
                Literal.instant(row.text(3)),
                S3Uri.parse(row.text(4)),
                row.number(5),
                row.number(6),
                row.number(7),
                row.text(8),
                row.text(9),
                Literal.instant(row.text(10)),
                Literal.instant(row.text(11)));
    }

    private static AddedLoad added(Row row) {
        return new AddedLoad(row.text(0), Literal.instant(row.text(1)), S3Uri.parse(row.text(2)));
    }
}
