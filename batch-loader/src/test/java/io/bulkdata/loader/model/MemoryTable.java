package io.bulkdata.loader.model;

import io.bulkdata.redshift.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A table: the names of its columns, and its rows, which have nulls where they have no value. */
record MemoryTable(List<Identifier> columns, List<List<String>> rows) {

    static MemoryTable empty(List<Identifier> columns) {
        return new MemoryTable(List.copyOf(columns), new ArrayList<>());
    }

    MemoryTable copy() {
        return new MemoryTable(columns, new ArrayList<>(rows));
    }

    long deleteAll() {
        long gone = rows.size();
        rows.clear();
        return gone;
    }

    long nulls(List<Identifier> key) {
        return rows.stream().filter(row -> key(row, key).contains(null)).count();
    }

    /** Adds the rows of another with the same columns whose key is not there, one for each key. */
    long addAbsent(MemoryTable stage, List<Identifier> key) {
        Set<List<String>> there = new LinkedHashSet<>();
        rows.forEach(row -> there.add(key(row, key)));
        long before = rows.size();
        stage.rows.stream().filter(row -> there.add(key(row, key))).forEach(rows::add);
        return rows.size() - before;
    }

    private List<String> key(List<String> row, List<Identifier> key) {
        List<String> values = new ArrayList<>();
        key.forEach(column -> values.add(row.get(columns.indexOf(column))));
        return values;
    }
}
