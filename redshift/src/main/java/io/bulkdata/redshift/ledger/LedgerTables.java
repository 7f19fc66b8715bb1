package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.Column;
import io.bulkdata.redshift.sql.ColumnType;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bulkdata's own tables in the warehouse, in the schema {@code bulkdata}: {@code load_ledger}, the view {@code table_state}
 * and a lock table for each target. Made when they are missing; two that make them at once get on.
 */
public final class LedgerTables {

    /** The schema of Bulkdata's own tables. */
    public static final Identifier SCHEMA = new Identifier("bulkdata");

    /** The loads that are done. */
    public static final QualifiedTable LEDGER = new QualifiedTable(SCHEMA, new Identifier("load_ledger"));

    /** A row for each table that was loaded. */
    public static final QualifiedTable TABLE_STATE = new QualifiedTable(SCHEMA, new Identifier("table_state"));

    private static final int ATTEMPTS = 5;
    private static final int LOCK_NAME_BYTES = 90;

    private final Warehouse warehouse;
    private final Set<QualifiedTable> ready = ConcurrentHashMap.newKeySet();

    public LedgerTables(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Sees to it that the ledger and the target's lock table are there. Asks the warehouse once for each target. */
    public void prepare(QualifiedTable target) {
        if (ready.contains(target)) {
            return;
        }
        QualifiedTable lock = lockOf(target);
        if (!allExist(lock)) {
            create(new Command.CreateSchema(SCHEMA), null);
            create(new Command.CreateTable(LEDGER, ledgerColumns()), LEDGER);
            create(new Command.CreateTableState(TABLE_STATE, LEDGER), TABLE_STATE);
            create(new Command.CreateTable(lock, List.of(Column.nullable("held", ColumnType.Plain.BOOLEAN))), lock);
        }
        ready.add(target);
    }

    /** The lock table of a target. A name too long to keep is told apart by a digest of it. */
    static QualifiedTable lockOf(QualifiedTable target) {
        String name = "lock_" + target.schema() + "_" + target.name();
        if (name.length() > LOCK_NAME_BYTES || !name.chars().allMatch(character -> character < 128)) {
            name = "lock_" + UUID.nameUUIDFromBytes(target.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new QualifiedTable(SCHEMA, new Identifier(name.toLowerCase(Locale.ROOT)));
    }

    private boolean allExist(QualifiedTable lock) {
        return warehouse.transaction(session -> List.of(LEDGER, TABLE_STATE, lock).stream()
                .allMatch(table -> !session.query(new Query.TableExists(table)).isEmpty()));
    }

    /** Another may create the same at the same time; the catalogue then refuses one of the two, in more than one way. */
    private void create(Command command, QualifiedTable result) {
        for (int attempt = 1; ; attempt++) {
            try {
                warehouse.transaction(session -> {
                    if (result == null
                            || session.query(new Query.TableExists(result)).isEmpty()) {
                        session.execute(command);
                    }
                    return null;
                });
                return;
            } catch (WarehouseException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static List<Column> ledgerColumns() {
        return List.of(
                Column.required("load_id", new ColumnType.Varchar(256)),
                Column.required("table_name", new ColumnType.Varchar(256)),
                Column.required("mode", new ColumnType.Varchar(32)),
                Column.required("export_time", ColumnType.Plain.TIMESTAMP),
                Column.required("manifest", new ColumnType.Varchar(2048)),
                Column.required("files", ColumnType.Plain.BIGINT),
                Column.required("bytes", ColumnType.Plain.BIGINT),
                Column.required("rows", ColumnType.Plain.BIGINT),
                Column.required("schema_fingerprint", new ColumnType.Varchar(64)),
                Column.required("loader_version", new ColumnType.Varchar(64)),
                Column.required("started", ColumnType.Plain.TIMESTAMP),
                Column.required("committed", ColumnType.Plain.TIMESTAMP));
    }
}
