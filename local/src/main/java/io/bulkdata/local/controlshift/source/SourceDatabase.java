package io.bulkdata.local.controlshift.source;

import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The database behind the simulated ControlShift. The same seed and the same calls give the same rows. Holds a few words a
 * row; cells are made when they are asked for.
 */
public final class SourceDatabase {

    /** Where most changes are, and the table that {@code rows} is the size of. */
    private static final String BUSIEST = "signatures";
    /** {@code signatures.id} has outgrown an integer. */
    private static final long FIRST_SIGNATURE = 3_000_000_001L;

    private static final Duration HISTORY = Duration.ofDays(2_000);

    private final SourceSchema schema;
    private final Map<String, TableRows> tables = new LinkedHashMap<>();
    /** A table is in it once for each row it began with, in effect: so changes fall where the rows are. */
    private final WeightedChoice busy = new WeightedChoice();

    private final Dice dice;

    private SourceDatabase(SourceSchema schema, long seed) {
        this.schema = schema;
        this.dice = Dice.of(seed);
    }

    /**
     * A database that has been in use for years.
     *
     * @param rows of {@code signatures}; the other tables are smaller in proportion
     * @param now the latest time any row can have been created
     */
    public static SourceDatabase filled(SourceSchema schema, int rows, long seed, Instant now) {
        SourceDatabase database = new SourceDatabase(schema, seed);
        TableSizes sizes = TableSizes.of(rows);
        schema.tables().forEach(table -> database.fill(table, sizes.rows(table.name()), seed, now));
        return database;
    }

    private void fill(SourceTable table, int count, long seed, Instant now) {
        long firstId = table.name().equals(BUSIEST) ? FIRST_SIGNATURE : 1;
        Dice own = Dice.of(seed, table.name().hashCode());
        TableRows rows = new TableRows(new RowContent(table, seed), own, firstId);
        long from = SourceRow.micros(now.minus(HISTORY));
        long step = (SourceRow.micros(now) - from) / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            rows.insert(from + i * step + own.between(0, step));
        }
        rows.ignoreSoFar();
        tables.put(table.name(), rows);
        busy.add(table.name(), count);
    }

    /** Inserts so many rows, most of them where most rows are, at least one into {@code signatures}. */
    public synchronized void insert(int count, Instant now) {
        for (int i = 0; i < count; i++) {
            insert(i == 0 ? BUSIEST : busy.one(dice), 1, now);
        }
    }

    /** Inserts so many rows into one table. */
    public synchronized void insert(String table, int count, Instant now) {
        for (int i = 0; i < count; i++) {
            rows(table).insert(moment(now));
        }
    }

    /** Updates so many rows, most of them where most rows are. */
    public synchronized void update(int count, Instant now) {
        for (int i = 0; i < count; i++) {
            rows(busy.one(dice)).updateOne(moment(now));
        }
    }

    /** Updates so many rows of one table; a row may be met twice. */
    public synchronized void update(String table, int count, Instant now) {
        for (int i = 0; i < count; i++) {
            rows(table).updateOne(moment(now));
        }
    }

    /** Deletes up to so many rows, most of them where most rows are; returns how many there were to delete. */
    public synchronized int delete(int count) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            chosen.merge(busy.one(dice), 1, Integer::sum);
        }
        return chosen.entrySet().stream()
                .mapToInt(each -> delete(each.getKey(), each.getValue()))
                .sum();
    }

    /** Deletes up to so many rows of one table; returns how many there were to delete. */
    public synchronized int delete(String table, int count) {
        return rows(table).delete(count);
    }

    /** All rows the table has now. */
    public TableSnapshot all(String table) {
        return rows(table).all();
    }

    /** The rows inserted since this was last asked (since the beginning, the first time), as they are now. */
    public TableSnapshot inserted(String table) {
        return rows(table).inserted();
    }

    /** The tables, in the order of the schema API. */
    public List<SourceTable> tables() {
        return schema.tables();
    }

    private long moment(Instant now) {
        return SourceRow.micros(now) / 1_000_000 * 1_000_000 + dice.below(1_000_000);
    }

    private TableRows rows(String table) {
        TableRows rows = tables.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("No table " + table + " in the source");
        }
        return rows;
    }
}
