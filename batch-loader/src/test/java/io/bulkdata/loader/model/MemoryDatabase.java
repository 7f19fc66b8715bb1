package io.bulkdata.loader.model;

import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the warehouse holds.
 *
 * @param others tables and views of which it matters only that they are there
 */
record MemoryDatabase(Map<QualifiedTable, MemoryTable> tables, List<LedgerEntry> ledger, Set<QualifiedTable> others) {

    static MemoryDatabase empty() {
        return new MemoryDatabase(new HashMap<>(), new ArrayList<>(), new HashSet<>());
    }

    MemoryDatabase copy() {
        Map<QualifiedTable, MemoryTable> copies = new HashMap<>();
        tables.forEach((name, table) -> copies.put(name, table.copy()));
        return new MemoryDatabase(copies, new ArrayList<>(ledger), new HashSet<>(others));
    }

    boolean exists(QualifiedTable table) {
        return tables.containsKey(table) || others.contains(table);
    }
}
