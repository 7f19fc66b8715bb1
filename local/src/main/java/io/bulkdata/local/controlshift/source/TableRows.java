package io.bulkdata.local.controlshift.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows that one table has now, by ascending id, and how far incremental exports have come. */
final class TableRows {

    private final RowContent content;
    private final Dice dice;
    private List<SourceRow> rows = new ArrayList<>();
    private long lastId;
    private long exportedId;

    TableRows(RowContent content, Dice dice, long firstId) {
        this.content = content;
        this.dice = dice;
        this.lastId = firstId - 1;
        this.exportedId = lastId;
    }

    /** Ids have gaps, as sequences leave them. */
    synchronized void insert(long at) {
        rows.add(SourceRow.inserted(++lastId, at));
        if (dice.oneIn(10)) {
            lastId++;
        }
    }

    /** Whether there was a row to update. */
    synchronized boolean updateOne(long at) {
        if (rows.isEmpty()) {
            return false;
        }
        int index = dice.below(rows.size());
        rows.set(index, rows.get(index).updated(at));
        return true;
    }

    /** Deletes that many rows, or all there are; returns how many. */
    synchronized int delete(int count) {
        int deleted = Math.min(count, rows.size());
        Set<Integer> chosen = new HashSet<>();
        while (chosen.size() < deleted) {
            chosen.add(dice.below(rows.size()));
        }
        List<SourceRow> kept = new ArrayList<>(rows.size() - deleted);
        for (int i = 0; i < rows.size(); i++) {
            if (!chosen.contains(i)) {
                kept.add(rows.get(i));
            }
        }
        rows = kept;
        return deleted;
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized TableSnapshot all() {
        return new TableSnapshot(content, rows);
    }

    /** The rows inserted since the last call, or since {@link #ignoreSoFar}. */
    synchronized TableSnapshot inserted() {
        List<SourceRow> inserted =
                rows.stream().filter(row -> row.id() > exportedId).toList();
        exportedId = lastId;
        return new TableSnapshot(content, inserted);
    }

    synchronized void ignoreSoFar() {
        exportedId = lastId;
    }
}
